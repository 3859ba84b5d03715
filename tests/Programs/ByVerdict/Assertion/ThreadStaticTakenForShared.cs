namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A thread-static field that is taken for one of all threads.</summary>
public sealed class ThreadStaticTakenForShared
{
    [ThreadStatic]
    static int count;

    public void Run()
    {
        count = 0;
        Together.Run(() => count++, () => count++);
        Assert.That(count == 2);
    }
}
