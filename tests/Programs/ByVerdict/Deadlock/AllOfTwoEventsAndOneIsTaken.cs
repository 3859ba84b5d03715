namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>One waits for both events, another takes one of them away.</summary>
public sealed class AllOfTwoEventsAndOneIsTaken
{
    readonly AutoResetEvent[] events = [new(true), new(true)];

    public void Run() => Together.Run(() => WaitHandle.WaitAll(events), () => events[0].WaitOne());
}
