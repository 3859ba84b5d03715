namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>An array element that two threads increment.</summary>
public sealed class ArrayElement
{
    public void Run()
    {
        var counts = new int[3];
        Together.Run(() => counts[1]++, () => counts[1]++);
        Assert.That(counts[1] == 2, "Expected 2.");
    }
}
