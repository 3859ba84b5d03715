namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Both set an event and wait for the same one, which lets one through at a time: the first may take both.</summary>
public sealed class BothSignalAndWait
{
    readonly AutoResetEvent arrived = new(false);

    public void Run() => Together.Run(() => WaitHandle.SignalAndWait(arrived, arrived), () => WaitHandle.SignalAndWait(arrived, arrived), () => arrived.WaitOne());
}
