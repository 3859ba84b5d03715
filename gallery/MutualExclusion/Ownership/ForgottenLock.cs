namespace Interleave.Gallery.MutualExclusion.Ownership;

/// <summary>A counter that A uses with the lock held, and B without.</summary>
public sealed class ForgottenLock
{
    readonly object Gate = new();
    int Count;

    /// <summary>Both count: nothing is lost.</summary>
    public void BothCount()
    {
        Together.Run(AddWithLock, Add);
        int count = Count;
        Check.That(count == 2, $"Expected 2, found {count}.");
    }

    /// <summary>One counts, the other only looks.</summary>
    public void OneLooks() => Together.Run(AddWithLock, Look);

    void AddWithLock()
    {
        lock (Gate)
        {
            Count++;
        }
    }

    void Add()
    {
        Count++;
    }

    void Look()
    {
        int count = Count;
        Check.That(count is 0 or 1, $"Expected 0 or 1, found {count}.");
    }
}
