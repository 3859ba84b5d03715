namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>
/// Two queues of the framework, each under a lock of its own: a thread that takes comes to where it has to wait before the
/// thread that fills both has come there again.
/// </summary>
public sealed class TwoQueues
{
    readonly Queue<int> first = new(), second = new();

    public void Run() => Together.Run(FillBoth, () => Take(second), () => Take(first));

    void FillBoth()
    {
        Fill(first);
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
