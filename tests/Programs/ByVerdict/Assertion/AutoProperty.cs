namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A property that two threads increment.</summary>
public sealed class AutoProperty
{
    int Count { get; set; }

    public void Run()
    {
        Together.Run(() => Count++, () => Count++);
        Assert.That(Count == 2, "Expected 2.");
    }
}
