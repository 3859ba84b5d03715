namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>An instance made on first use, without a lock.</summary>
public sealed class MadeTwice
{
    object? instance;
    int made;

    public void Run()
    {
        Together.Run(Use, Use);
        Assert.That(made == 1, "Expected one instance.");
    }

    void Use()
    {
        if (instance is null)
        {
            Interlocked.Increment(ref made);
            instance = new object();
        }
    }
}
