namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>With PublicationOnly the factory may run twice.</summary>
public sealed class LazyMadeTwice
{
    readonly Lazy<object> value;
    int made;

    public LazyMadeTwice() => value = new(
        () =>
        {
            Interlocked.Increment(ref made);
            return new object();
        },
        LazyThreadSafetyMode.PublicationOnly);

    public void Run()
    {
        Together.Run(() => _ = value.Value, () => _ = value.Value);
        Assert.That(made == 1);
    }
}
