namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Without a lock LazyInitializer keeps one of the values, but both threads may have made one.</summary>
public sealed class InitialisedByBoth
{
    object? value;
    int made;

    public void Run()
    {
        Together.Run(Use, Use);
        Assert.That(made == 1, $"Expected one value to be made, found {made}.");
    }

    void Use() => LazyInitializer.EnsureInitialized(ref value, () =>
    {
        Interlocked.Increment(ref made);
        return new object();
    });
}
