namespace Interleave.Programs;

/// <summary>Each of two raises a flag and looks at the other one's; with a store buffer both may find it down.</summary>
public sealed class StoreBuffering
{
    volatile bool raisedA, raisedB;
    bool sawA, sawB;

    public void WithoutFence() => Run(fenced: false);

    public void WithFence() => Run(fenced: true);

    void Run(bool fenced)
    {
        Together.Run(
            () =>
            {
                raisedA = true;
                if (fenced)
                    Interlocked.MemoryBarrier();
                sawB = raisedB;
            },
            () =>
            {
                raisedB = true;
                if (fenced)
                    Interlocked.MemoryBarrier();
                sawA = raisedA;
            });
        Assert.That(sawA || sawB, "Expected one to see the other.");
    }
}
