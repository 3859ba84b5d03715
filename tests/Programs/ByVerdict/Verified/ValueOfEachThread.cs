namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Each thread has its own value, and its own slot of a static field.</summary>
public sealed class ValueOfEachThread
{
    readonly ThreadLocal<int> value = new(() => 5);

    [ThreadStatic]
    static int slot;

    public void Run() => Together.Run(Count, Count);

    void Count()
    {
        Assert.That(!value.IsValueCreated && slot == 0);
        value.Value++;
        slot++;
        value.Value++;
        slot++;
        Assert.That(value.Value == 7 && slot == 2);
    }
}
