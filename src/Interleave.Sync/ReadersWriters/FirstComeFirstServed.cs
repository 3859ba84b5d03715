namespace Interleave.Sync;

/// <summary>Who came first is let in first; readers that stand together go in together.</summary>
internal sealed class FirstComeFirstServed : SharedLock
{
    protected override void LetThrough()
    {
        if (!LetUpgrade())
            return;
        while (Waiting.First is { } next && TryLetThrough(next))
        {
        }
    }
}
