namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Two queues of the framework, each under a lock of its own; the second one is filled only while the first one is not empty.</summary>
public sealed class SecondQueueNotFilled
{
    readonly Queue<int> first = new(), second = new();

    public void Run() => Together.Run(FillBoth, () => Take(second), () => Take(first));

    void FillBoth()
    {
        Fill(first);
        bool untouched;
        lock (first)
        {
            untouched = first.Count > 0;
        }
        if (untouched)
            Fill(second);
    }

    static void Fill(Queue<int> queue)
    {
        lock (queue)
        {
            queue.Enqueue(1);
            Monitor.Pulse(queue);
        }
    }

    static void Take(Queue<int> queue)
    {
        lock (queue)
        {
            while (queue.Count == 0)
                Monitor.Wait(queue);
            queue.Dequeue();
        }
    }
}
