namespace Interleave.Gallery.SemaphoreKinds;

/// <summary>V puts the permit back and wakes a thread, which tries again: who comes in between takes it away. So does <see cref="SemaphoreSlim"/>.</summary>
public sealed class BargingSemaphore(int value) : MonitorSemaphore(value)
{
    public override int P()
    {
        lock (Gate)
        {
            int place = Come();
            while (Value == 0)
                Monitor.Wait(Gate);
            Value--;
            return place;
        }
    }

    public override void V()
    {
        lock (Gate)
        {
            Value++;
            Monitor.Pulse(Gate);
        }
    }
}
