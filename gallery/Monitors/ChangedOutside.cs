namespace Interleave.Gallery.Monitors;

/// <summary>The predicate is changed when the lock has been given back.</summary>
public sealed class ChangedOutside : MesaSolution
{
    public override void Put()
    {
        lock (Gate)
        {
            Monitor.Pulse(Gate);
        }
        Interlocked.Increment(ref Items);
    }

    public override void Take()
    {
        lock (Gate)
        {
            while (Volatile.Read(ref Items) == 0)
                Monitor.Wait(Gate);
            Interlocked.Decrement(ref Items);
        }
    }
}
