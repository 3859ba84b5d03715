namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A join that may time out, after which the result is used only if it did not.</summary>
public sealed class TimedJoin
{
    int result;

    public void Run()
    {
        var thread = new Thread(() => result = 42);
        thread.Start();
        if (thread.Join(10))
            Assert.That(result == 42, "Expected the result.");
        else
            thread.Join();
    }
}
