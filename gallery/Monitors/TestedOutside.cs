namespace Interleave.Gallery.Monitors;

/// <summary>The predicate is tested before the lock is taken.</summary>
public sealed class TestedOutside : MesaSolution
{
    public override void Take()
    {
        while (Volatile.Read(ref Items) == 0)
        {
            lock (Gate)
            {
                Monitor.Wait(Gate);
            }
        }
        lock (Gate)
        {
            Remove();
        }
    }
}
