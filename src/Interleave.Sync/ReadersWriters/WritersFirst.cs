namespace Interleave.Sync;

/// <summary>No reader is let in that came after a waiting writer. (Courtois, Heymans and Parnas 1971, problem 2.)</summary>
internal sealed class WritersFirst : SharedLock
{
    protected override void LetThrough()
    {
        if (!LetUpgrade())
            return;
        if (FirstWriter() is { } writer)
            TryLetThrough(writer);
        else
            LetReaders();
    }
}
