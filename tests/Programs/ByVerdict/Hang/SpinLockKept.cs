namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>A spin lock that its owner never releases.</summary>
public sealed class SpinLockKept
{
    int held;

    public void Run() => Together.Run(Take, Take);

    void Take()
    {
        while (Interlocked.CompareExchange(ref held, 1, 0) != 0)
            Thread.SpinWait(20);
    }
}
