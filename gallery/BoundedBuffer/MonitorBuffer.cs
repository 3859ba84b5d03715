namespace Interleave.Gallery.BoundedBuffer;

/// <summary>A monitor. .NET's has one condition for both kinds of waiting, so all are woken.</summary>
public sealed class MonitorBuffer : BufferSolution
{
    readonly object Machine = new();
    readonly Ring Ring = new(N);
    int Full;

    public override void Put(int item)
    {
        lock (Machine)
        {
            while (Full == N)
                Monitor.Wait(Machine);
            Ring.Put(item);
            Full++;
            Monitor.PulseAll(Machine);
        }
    }

    public override int Take()
    {
        lock (Machine)
        {
            while (Full == 0)
                Monitor.Wait(Machine);
            int item = Ring.Take();
            Full--;
            Monitor.PulseAll(Machine);
            return item;
        }
    }
}
