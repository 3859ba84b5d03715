using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What each thread adds comes out in its order, and all of it.</summary>
public sealed class ConcurrentQueueKeepsOrder
{
    readonly ConcurrentQueue<int> queue = new();

    public void Run()
    {
        Together.Run(() => Add(1, 2), () => Add(3, 4));
        List<int> items = [.. queue];
        Assert.That(items.Count == 4 && queue.Count == 4, "Something is missing.");
        Assert.That(items.IndexOf(1) < items.IndexOf(2) && items.IndexOf(3) < items.IndexOf(4), "Out of order.");
    }

    void Add(int first, int second)
    {
        queue.Enqueue(first);
        queue.Enqueue(second);
    }
}
