namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Made to let one through, and set once for two.</summary>
public sealed class SecondWaiterOfAnAutoEvent
{
    readonly EventWaitHandle opened = new(false, EventResetMode.AutoReset);

    public void Run() => Together.Run(() => opened.Set(), () => opened.WaitOne(), () => opened.WaitOne());
}
