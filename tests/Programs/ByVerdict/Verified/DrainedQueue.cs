namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Loops that change only what other code keeps, before, among and after the threads: none of them waits.</summary>
public sealed class DrainedQueue
{
    readonly object gate = new();
    readonly Queue<int> queue = new();
    int sum;

    public void Run()
    {
        var before = new Queue<int>([1, 2, 3]);
        while (before.Count > 0)
            queue.Enqueue(before.Dequeue());
        Together.Run(Drain, Drain);
        var after = new Stack<int>([1, 2]);
        while (after.Count > 0)
            sum -= after.Pop();
        Assert.That(sum == 3, "Expected what was queued, and nothing twice.");
    }

    void Drain()
    {
        lock (gate)
        {
            while (queue.Count > 0)
                sum += queue.Dequeue();
        }
    }
}
