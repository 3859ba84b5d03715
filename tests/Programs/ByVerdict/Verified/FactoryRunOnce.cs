using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two lazy values may be made, but only the one that is added makes its value.</summary>
public sealed class FactoryRunOnce
{
    readonly ConcurrentDictionary<string, Lazy<object>> cache = new();
    int made;

    public void Run()
    {
        Together.Run(Get, Get);
        Assert.That(made == 1, "Made twice.");
    }

    void Get() => _ = cache.GetOrAdd("a", _ => new Lazy<object>(Make)).Value;

    object Make()
    {
        Interlocked.Increment(ref made);
        return new object();
    }
}
