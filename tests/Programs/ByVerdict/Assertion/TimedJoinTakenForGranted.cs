namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A join that may time out, after which the result is used all the same.</summary>
public sealed class TimedJoinTakenForGranted
{
    int result;

    public void Run()
    {
        var thread = new Thread(() => result = 42);
        thread.Start();
        thread.Join(1000);
        Assert.That(result == 42, "Expected the result.");
    }
}
