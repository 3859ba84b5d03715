namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>A spin lock that is not left: the next one spins for ever.</summary>
public sealed class SpinLockForgotten
{
    SpinLock gate = new(false);

    public void Run() => Together.Run(Take, Take);

    void Take()
    {
        bool taken = false;
        gate.Enter(ref taken);
    }
}
