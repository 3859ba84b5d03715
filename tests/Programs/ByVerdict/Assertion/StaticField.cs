namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A static counter that two threads increment.</summary>
public static class StaticField
{
    static int s_count;

    public static void Run()
    {
        Together.Run(() => s_count++, () => s_count++);
        Assert.That(s_count == 2, "Expected 2.");
    }
}
