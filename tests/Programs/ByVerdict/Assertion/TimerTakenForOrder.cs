namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A timer of no time at all has fired by now, or has not.</summary>
public sealed class TimerTakenForOrder
{
    volatile bool fired;

    public void Run()
    {
        using var timer = new Timer(_ => fired = true, null, 0, Timeout.Infinite);
        Assert.That(fired, "Expected the timer to have fired.");
    }
}
