using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two ask a concurrent dictionary at once, and each may make the value; what a lookup missed is added after it, in every memory model.</summary>
public sealed class ConcurrentDictionaryUnderWeakMemory
{
    sealed class Box(int value)
    {
        public int Value => value;
    }

    readonly ConcurrentDictionary<int, Box> boxes = new();
    readonly ConcurrentDictionary<int, Lazy<Box>> lazy = new();
    int made;

    public void Values()
    {
        Box? first = null, second = null;
        Together.Run(() => first = boxes.GetOrAdd(7, key => new Box(key)), () => second = boxes.GetOrAdd(7, key => new Box(key)));
        Assert.That(first == second && first!.Value == 7, "Expected the same.");
    }

    public void LazyValues()
    {
        Box? first = null, second = null;
        Together.Run(() => first = Get(), () => second = Get());
        Assert.That(first == second && made == 1, "Expected it to be made once.");
    }

    Box Get() => lazy.GetOrAdd(7, key => new Lazy<Box>(() =>
    {
        made++;
        return new Box(key);
    })).Value;
}
