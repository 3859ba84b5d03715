using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Each call is atomic, both together are not.</summary>
public sealed class CountedInTwoCalls
{
    readonly ConcurrentDictionary<string, int> counts = new();

    public void Run()
    {
        Together.Run(Count, Count);
        Assert.That(counts["a"] == 2, "Expected 2.");
    }

    void Count()
    {
        counts.TryGetValue("a", out int count);
        counts["a"] = count + 1;
    }
}
