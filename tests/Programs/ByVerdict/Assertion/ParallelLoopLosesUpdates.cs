namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>The rounds of a parallel loop count up without a lock.</summary>
public sealed class ParallelLoopLosesUpdates
{
    int count;

    public void Run()
    {
        Parallel.For(0, 3, _ => count++);
        Assert.That(count == 3, "Every round counts.");
    }
}
