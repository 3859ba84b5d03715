namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A spin lock cannot be entered again by its owner.</summary>
public sealed class SpinLockTwice
{
    SpinLock gate = new(true);

    public void Run() => Together.Run(Take);

    void Take()
    {
        bool first = false, second = false;
        gate.Enter(ref first);
        gate.Enter(ref second);
    }
}
