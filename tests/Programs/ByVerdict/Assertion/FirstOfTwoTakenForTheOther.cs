namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>The event that was set first need not be the first in the list.</summary>
public sealed class FirstOfTwoTakenForTheOther
{
    readonly WaitHandle[] events = [new AutoResetEvent(false), new AutoResetEvent(false)];

    public void Run() => Together.Run(
        () => ((AutoResetEvent)events[0]).Set(),
        () => ((AutoResetEvent)events[1]).Set(),
        () => Assert.That(WaitHandle.WaitAny(events) == 0, "Expected the first."));
}
