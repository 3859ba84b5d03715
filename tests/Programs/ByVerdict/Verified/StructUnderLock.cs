namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A struct of two words, copied as a whole with the lock held.</summary>
public sealed class StructUnderLock
{
    readonly Lock gate = new();
    (long X, long Y) point;

    public void Run() => Together.Run(Move, Look);

    void Move()
    {
        lock (gate)
            point = (1, 1);
    }

    void Look()
    {
        (long X, long Y) seen;
        lock (gate)
            seen = point;
        Assert.That(seen.X == seen.Y, "Expected a whole point.");
    }
}
