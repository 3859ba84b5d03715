namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A lazy value that is not safe for threads, used by two.</summary>
public sealed class LazyWithoutLock
{
    readonly Lazy<object> value = new(() => new object(), LazyThreadSafetyMode.None);

    public void Run() => Together.Run(() => _ = value.Value, () => _ = value.Value);
}
