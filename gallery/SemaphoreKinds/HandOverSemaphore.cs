namespace Interleave.Gallery.SemaphoreKinds;

/// <summary>V hands the permit over to one of those that wait, whichever it likes; who comes later cannot take it.</summary>
public sealed class HandOverSemaphore(int value) : MonitorSemaphore(value)
{
    int Waiting;

    // For each permit on its way, how many had come when it was given back: it is for one of these.
    readonly List<int> Handed = [];

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
            while (!TakeHanded(place))
                Monitor.Wait(Gate);
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
            Handed.Add(CameSoFar);
            // All wake up, and who has the lock first takes it.
            Monitor.PulseAll(Gate);
        }
    }

    /// <summary>Takes the oldest permit that is for who came at this place; newer ones are for more threads.</summary>
    bool TakeHanded(int place)
    {
        int oldest = Handed.FindIndex(came => place < came);
        if (oldest >= 0)
            Handed.RemoveAt(oldest);
        return oldest >= 0;
    }
}
