namespace Interleave.Gallery.Semaphores;

/// <summary>A count, and a queue of those who sleep because it was zero. V gives to one of them what it would have added.</summary>
public abstract class QueueSemaphore(int value) : SemaphoreSolution
{
    readonly object Step = new();
    readonly List<AutoResetEvent> Queue = [];
    int Value = value;

    /// <summary>The value and the number of those asleep, for tests: nobody may act on them.</summary>
    public (int Value, int Asleep) State
    {
        get
        {
            lock (Step)
            {
                return (Value, Queue.Count);
            }
        }
    }

    /// <summary>Which of those who sleep is woken, counted from the one that has slept longest.</summary>
    protected abstract int Choose(int asleep);

    public override void P()
    {
        AutoResetEvent? bed = null;
        lock (Step)
        {
            if (Value > 0)
            {
                Value--;
            }
            else
            {
                bed = new AutoResetEvent(false);
                Queue.Add(bed);
            }
            Section.Doorway();
        }
        bed?.WaitOne();
    }

    public override void V()
    {
        lock (Step)
        {
            if (Queue.Count == 0)
            {
                Value++;
            }
            else
            {
                int chosen = Choose(Queue.Count);
                Queue[chosen].Set();
                Queue.RemoveAt(chosen);
            }
        }
    }
}
