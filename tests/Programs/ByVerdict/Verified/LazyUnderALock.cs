namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A lazy value that is not safe for threads, used under a lock.</summary>
public sealed class LazyUnderALock
{
    readonly object gate = new();
    int made;
    readonly Lazy<int> value;

    public LazyUnderALock() => value = new(() => ++made, LazyThreadSafetyMode.None);

    public void Run() => Together.Run(Use, Use);

    void Use()
    {
        lock (gate)
            Assert.That(value.Value == 1 && value.IsValueCreated, "Expected the value that was made once.");
    }
}
