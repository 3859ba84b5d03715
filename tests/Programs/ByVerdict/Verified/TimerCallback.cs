namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A timer that calls back on a thread of the pool.</summary>
public sealed class TimerCallback
{
    volatile bool rung;

    public void Run()
    {
        using var timer = new Timer(_ => rung = true, null, 1, Timeout.Infinite);
        while (!rung)
            Thread.Yield();
    }
}
