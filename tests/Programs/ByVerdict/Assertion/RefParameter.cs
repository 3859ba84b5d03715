namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A counter that is passed by reference and incremented.</summary>
public sealed class RefParameter
{
    int count;

    public void Run()
    {
        Together.Run(() => Add(ref count), () => Add(ref count));
        Assert.That(count == 2, "Expected 2.");
    }

    static void Add(ref int counter) => counter++;
}
