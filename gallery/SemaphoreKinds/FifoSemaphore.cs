namespace Interleave.Gallery.SemaphoreKinds;

/// <summary>V hands the permit over to who has waited longest, and nobody else can take it.</summary>
public sealed class FifoSemaphore(int value) : MonitorSemaphore(value)
{
    int Waiting;

    // Permits on their way to threads that a pulse has woken. A pulse wakes who has waited longest.
    int Handed;

    public override int P()
    {
        lock (Gate)
        {
            int place = Come();
            if (Value > 0)
            {
                Value--;
                return place;
            }
            Waiting++;
            do
                Monitor.Wait(Gate);
            while (Handed == 0);
            Handed--;
            return place;
        }
    }

    public override void V()
    {
        lock (Gate)
        {
            if (Waiting == 0)
            {
                Value++;
                return;
            }
            Waiting--;
            Handed++;
            Monitor.Pulse(Gate);
        }
    }
}
