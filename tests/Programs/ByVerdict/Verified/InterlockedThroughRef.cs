namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A counter that is passed by reference and counted atomically.</summary>
public sealed class InterlockedThroughRef
{
    int count;

    public void Run()
    {
        Together.Run(() => Add(ref count), () => Add(ref count));
        Assert.That(count == 2, "Expected 2.");
    }

    static void Add(ref int counter) => Interlocked.Increment(ref counter);
}
