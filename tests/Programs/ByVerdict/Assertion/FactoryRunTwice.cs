using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary><c>GetOrAdd</c> adds one value, but may make two.</summary>
public sealed class FactoryRunTwice
{
    readonly ConcurrentDictionary<string, object> cache = new();
    int made;

    public void Run()
    {
        Together.Run(Get, Get);
        Assert.That(made == 1, "Made twice.");
    }

    void Get() => cache.GetOrAdd("a", _ =>
    {
        Interlocked.Increment(ref made);
        return new object();
    });
}
