namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A volatile counter: each access is ordered, the increment is still two of them.</summary>
public sealed class VolatileIncrement
{
    volatile int count;

    public void Run()
    {
        Together.Run(() => count++, () => count++);
        Assert.That(count == 2, "Expected 2.");
    }
}
