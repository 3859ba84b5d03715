namespace Interleave.Sync;

/// <summary>A reader is let in whenever nobody writes. (Courtois, Heymans and Parnas 1971, problem 1.)</summary>
internal sealed class ReadersFirst : SharedLock
{
    protected override bool ReadersPass => true;

    protected override void LetThrough()
    {
        LetReaders();
        if (LetUpgrade() && FirstWriter() is { } writer)
            TryLetThrough(writer);
    }
}
