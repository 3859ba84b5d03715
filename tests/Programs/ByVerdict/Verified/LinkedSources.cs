namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A linked source is cancelled with either of the others.</summary>
public sealed class LinkedSources
{
    readonly CancellationTokenSource one = new(), other = new();

    public void Run()
    {
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(one.Token, other.Token);
        CancellationToken token = linked.Token;
        Together.Run(() => one.Cancel(), () => token.WaitHandle.WaitOne());
        Assert.That(token.IsCancellationRequested && !other.IsCancellationRequested, "Expected: token.IsCancellationRequested && !other.IsCancellationRequested");
    }
}
