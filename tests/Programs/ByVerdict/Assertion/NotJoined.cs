namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>The method ends without waiting for its thread.</summary>
public sealed class NotJoined
{
    int x;

    public void Run()
    {
        new Thread(() => x = 1).Start();
        Assert.That(x == 0, "Expected that the thread is slow.");
    }
}
