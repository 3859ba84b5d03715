namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A loop that looks at the token ends.</summary>
public sealed class CancelledByPolling
{
    readonly CancellationTokenSource source = new();

    public void Run() => Together.Run(
        () =>
        {
            while (!source.Token.IsCancellationRequested)
                Thread.Yield();
        },
        () => source.Cancel());
}
