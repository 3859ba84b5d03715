namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>An element that two threads increment through spans of the same array.</summary>
public sealed class SpanElement
{
    readonly int[] counts = new int[3];

    public void Run()
    {
        Together.Run(Add, Add);
        Assert.That(counts[1] == 2, "Expected 2.");
    }

    void Add()
    {
        Span<int> middle = counts.AsSpan(1, 1);
        middle[0]++;
    }
}
