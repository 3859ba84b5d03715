namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>An event that resets itself lets one of two through.</summary>
public sealed class EventThatResetsItself
{
    readonly AutoResetEvent ready = new(false);

    public void Run() => Together.Run(() => ready.Set(), () => ready.WaitOne(), () => ready.WaitOne());
}
