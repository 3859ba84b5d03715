namespace Interleave.Gallery.MutualExclusion.Ownership;

/// <summary>A takes the lock; B, who does not have it, releases it.</summary>
public sealed class UnlockByStranger
{
    readonly object Gate = new();

    /// <summary>Both at once.</summary>
    public void TwoThreads() => Together.Run(A, B);

    void A()
    {
        lock (Gate)
        {
        }
    }

    void B()
    {
        Monitor.Exit(Gate);
    }
}
