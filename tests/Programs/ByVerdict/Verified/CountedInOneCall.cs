using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary><c>AddOrUpdate</c> tries again when another thread was faster.</summary>
public sealed class CountedInOneCall
{
    readonly ConcurrentDictionary<string, int> counts = new();

    public void Run()
    {
        Together.Run(Count, Count);
        IDictionary<string, int> seen = counts;
        Assert.That(counts["a"] == 2 && seen.Count == 1, "Expected 2.");
    }

    void Count() => counts.AddOrUpdate("a", 1, (_, count) => count + 1);
}
