namespace Interleave.Gallery.MutualExclusion.Ownership;

/// <summary>B leaves early when there is nothing to do, and forgets that it has the lock.</summary>
public sealed class HeldAtEnd
{
    readonly object Gate = new();
    int Work;

    /// <summary>Both at once.</summary>
    public void TwoThreads() => Together.Run(A, B);

    void A()
    {
        lock (Gate)
        {
            Work++;
        }
    }

    void B()
    {
        Monitor.Enter(Gate);
        if (Work > 0)
            return;
        Work++;
        Monitor.Exit(Gate);
    }
}
