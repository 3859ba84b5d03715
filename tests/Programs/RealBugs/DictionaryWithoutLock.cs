using System.Collections.Concurrent;

namespace Interleave.Programs.RealBugs;

/// <summary>A cache in a plain dictionary that two requests fill at once: entries are lost, and a reader may go round in it for ever.</summary>
public sealed class DictionaryWithoutLock
{
    readonly Dictionary<string, int> plain = new();
    readonly ConcurrentDictionary<string, int> concurrent = new();

    public void Reported() => Together.Run(() => plain["a"] = 1, () => plain["b"] = 2);

    public void Fixed()
    {
        Together.Run(() => concurrent["a"] = 1, () => concurrent["b"] = 2);
        Assert.That(concurrent.Count == 2, "Expected both.");
    }
}
