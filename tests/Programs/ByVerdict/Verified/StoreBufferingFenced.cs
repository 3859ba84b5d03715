namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Each raises a flag and looks at the other one's, behind a full fence.</summary>
public sealed class StoreBufferingFenced
{
    volatile bool raisedA, raisedB;
    bool sawA, sawB;

    public void Run()
    {
        Together.Run(
            () =>
            {
                raisedA = true;
                Interlocked.MemoryBarrier();
                sawB = raisedB;
            },
            () =>
            {
                raisedB = true;
                Interlocked.MemoryBarrier();
                sawA = raisedA;
            });
        Assert.That(sawA || sawB, "Expected one to see the other.");
    }
}
