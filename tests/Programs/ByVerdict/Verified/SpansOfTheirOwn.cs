namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Elements that two threads increment through spans of the same array, each its own.</summary>
public sealed class SpansOfTheirOwn
{
    readonly int[] counts = new int[3];

    public void Run()
    {
        Together.Run(() => Add(0), () => Add(1));
        Assert.That(counts[0] + counts[1] == 2, "Expected 2.");
    }

    void Add(int at)
    {
        Span<int> mine = counts.AsSpan(at, 1);
        mine[0]++;
    }
}
