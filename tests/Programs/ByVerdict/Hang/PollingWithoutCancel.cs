namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>A loop that looks at a token that nobody cancels.</summary>
public sealed class PollingWithoutCancel
{
    readonly CancellationTokenSource source = new();

    public void Run() => Together.Run(() =>
    {
        while (!source.Token.IsCancellationRequested)
            Thread.Yield();
    });
}
