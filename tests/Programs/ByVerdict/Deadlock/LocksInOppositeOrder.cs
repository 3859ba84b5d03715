namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Two locks that two threads take in opposite order.</summary>
public sealed class LocksInOppositeOrder
{
    readonly object first = new(), second = new();

    public void Run() => Together.Run(() => Take(first, second), () => Take(second, first));

    static void Take(object one, object other)
    {
        lock (one)
        {
            lock (other)
            {
            }
        }
    }
}
