namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two may make the value, and both see the same.</summary>
public sealed class LazyPublishedOnce
{
    readonly Lazy<object> value = new(() => new object(), LazyThreadSafetyMode.PublicationOnly);

    public void Run()
    {
        object? first = null, second = null;
        Together.Run(() => first = value.Value, () => second = value.Value);
        Assert.That(ReferenceEquals(first, second));
    }
}
