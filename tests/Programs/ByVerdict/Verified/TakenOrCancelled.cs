using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Who waits for an item gets it or learns that it is not to wait any more; the item is not lost.</summary>
public sealed class TakenOrCancelled
{
    readonly BlockingCollection<int> items = new(new ConcurrentStack<int>());
    readonly CancellationTokenSource source = new();
    bool isTaken;

    public void Run()
    {
        Together.Run(Take, () => items.Add(1), source.Cancel);
        Assert.That(items.TryTake(out _, 0) != isTaken, "The item is gone, or there twice.");
    }

    void Take()
    {
        try
        {
            isTaken = items.Take(source.Token) == 1;
        }
        catch (OperationCanceledException)
        {
        }
    }
}
