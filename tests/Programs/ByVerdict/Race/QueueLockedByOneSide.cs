namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A queue for which only the one who puts takes the lock.</summary>
public sealed class QueueLockedByOneSide
{
    readonly Queue<int> queue = new();
    int taken;

    public void Run() => Together.Run(Put, Take);

    void Put()
    {
        lock (queue)
            queue.Enqueue(1);
    }

    void Take()
    {
        if (queue.TryDequeue(out int item))
            taken = item;
    }
}
