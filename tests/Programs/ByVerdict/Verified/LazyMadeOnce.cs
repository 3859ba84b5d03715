namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>However many ask for it, the value is made once.</summary>
public sealed class LazyMadeOnce
{
    readonly Lazy<List<int>> value;
    int made;

    public LazyMadeOnce() => value = new(() =>
    {
        made++;
        return new List<int> { made };
    });

    public void Run()
    {
        List<int>? first = null, second = null;
        Together.Run(() => first = value.Value, () => second = value.Value);
        Assert.That(made == 1 && ReferenceEquals(first, second) && first![0] == 1 && value.IsValueCreated);
    }
}
