namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A plain field that is read after the thread that wrote it was joined.</summary>
public sealed class JoinPublishes
{
    int result;

    public void Run()
    {
        var thread = new Thread(() => result = 42);
        thread.Start();
        thread.Join();
        Assert.That(result == 42, "Expected the result.");
    }
}
