using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Two threads both see that there is something in the queue, and one of them finds nothing.</summary>
public sealed class QueueFoundFilledAndEmptied
{
    readonly ConcurrentQueue<string> queue = new(["a"]);

    public void Run() => Together.Run(Take, Take);

    void Take()
    {
        if (queue.IsEmpty)
            return;
        queue.TryDequeue(out string? item);
        Assert.That(item is not null, "Nothing was there.");
    }
}
