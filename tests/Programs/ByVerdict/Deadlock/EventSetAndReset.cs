namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Who comes after the reset has missed it.</summary>
public sealed class EventSetAndReset
{
    readonly ManualResetEventSlim ready = new();

    public void Run() => Together.Run(
        () =>
        {
            ready.Set();
            ready.Reset();
        },
        () => ready.Wait());
}
