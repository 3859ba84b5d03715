namespace Interleave.Programs.ByVerdict.Race;

/// <summary>An array of pairs, one of which is written by both threads.</summary>
public sealed class TornArrayElement
{
    public void Run()
    {
        var pairs = new (long, long)[2];
        Together.Run(() => pairs[1] = (1, 1), () => pairs[1] = (2, 2));
    }
}
