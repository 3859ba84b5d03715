namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What each thread has counted is summed up at the end.</summary>
public sealed class ValuesOfAllThreads
{
    readonly ThreadLocal<int> counts = new(trackAllValues: true);

    public void Run()
    {
        Together.Run(Count, Count);
        Assert.That(counts.Values.Sum() == 4 && counts.Values.Count == 2);
    }

    void Count()
    {
        counts.Value++;
        counts.Value++;
    }
}
