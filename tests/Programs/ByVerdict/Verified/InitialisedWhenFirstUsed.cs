namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>All ways of LazyInitializer.</summary>
public sealed class InitialisedWhenFirstUsed
{
    object? plain, made, locked, underLock;
    bool isMade, isMadeBy;
    object? gate, otherGate, thirdGate;
    int number, calls;

    public void Run()
    {
        Together.Run(Use, Use);
        Assert.That(calls == 2 && number == 1);
    }

    void Use()
    {
        object value = LazyInitializer.EnsureInitialized(ref plain);
        Assert.That(ReferenceEquals(value, plain));
        Assert.That(ReferenceEquals(LazyInitializer.EnsureInitialized(ref made, () => new object()), made));
        LazyInitializer.EnsureInitialized(ref locked, ref isMade, ref gate);
        LazyInitializer.EnsureInitialized(ref number, ref isMadeBy, ref otherGate, () => ++calls);
        LazyInitializer.EnsureInitialized(ref underLock, ref thirdGate, () => calls += 1);
    }
}
