namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A callback runs once: when it is cancelled or, if that has been, when it is registered; not after it was removed.</summary>
public sealed class CallbacksOfAToken
{
    readonly CancellationTokenSource source = new();
    int runs, removed;

    public void Run()
    {
        Together.Run(
            () => source.Token.Register(() => Interlocked.Increment(ref runs)),
            () =>
            {
                CancellationTokenRegistration registration = source.Token.Register(() => Volatile.Write(ref removed, 1));
                registration.Dispose();
                int seen = Volatile.Read(ref removed);
                Thread.Yield();
                Assert.That(Volatile.Read(ref removed) == seen, "Expected: Volatile.Read(ref removed) == seen");
            },
            () => source.Cancel());
        Assert.That(runs == 1, "Expected: runs == 1");
    }
}
