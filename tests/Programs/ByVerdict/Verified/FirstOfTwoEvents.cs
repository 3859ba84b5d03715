namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Whichever comes first is told, and both do come.</summary>
public sealed class FirstOfTwoEvents
{
    readonly EventWaitHandle[] events = [new AutoResetEvent(false), new EventWaitHandle(false, EventResetMode.ManualReset)];

    public void Run() => Together.Run(
        () => events[0].Set(),
        () => events[1].Set(),
        () =>
        {
            int first = WaitHandle.WaitAny(events);
            Assert.That(first is 0 or 1, "Expected one of the two.");
            WaitHandle.WaitAll([events[1 - first]]);
        });
}
