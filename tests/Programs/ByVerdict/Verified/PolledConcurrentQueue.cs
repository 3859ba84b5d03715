using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A thread asks again and again until there is something in the queue.</summary>
public sealed class PolledConcurrentQueue
{
    readonly ConcurrentQueue<string> queue = new();
    string? taken;

    public void Run()
    {
        Together.Run(() => queue.Enqueue("a"), Poll);
        Assert.That(taken == "a" && queue.IsEmpty, "Not taken.");
    }

    void Poll()
    {
        while (!queue.TryDequeue(out taken))
            Thread.Yield();
    }
}
