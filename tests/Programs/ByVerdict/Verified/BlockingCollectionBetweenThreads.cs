using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Everything goes through a collection with little room, until no more is added.</summary>
public sealed class BlockingCollectionBetweenThreads
{
    readonly BlockingCollection<int> items = new(1);
    int sum;

    public void Run()
    {
        Together.Run(Produce, Consume);
        Assert.That(sum == 3 && items.IsCompleted, "Something is missing.");
    }

    void Produce()
    {
        items.Add(1);
        items.Add(2);
        items.CompleteAdding();
    }

    void Consume()
    {
        foreach (int item in items.GetConsumingEnumerable())
            sum += item;
    }
}
