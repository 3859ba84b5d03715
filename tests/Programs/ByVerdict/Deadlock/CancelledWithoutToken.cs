namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A wait that was not given the token is not cancelled.</summary>
public sealed class CancelledWithoutToken
{
    readonly ManualResetEventSlim ready = new();
    readonly CancellationTokenSource source = new();

    public void Run() => Together.Run(() => ready.Wait(), () => source.Cancel());
}
