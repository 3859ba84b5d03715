namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What the factory throws the first time is thrown every time.</summary>
public sealed class LazyKeepsItsException
{
    readonly Lazy<int> value;
    int made;

    public LazyKeepsItsException() => value = new(() =>
    {
        made++;
        throw new FormatException();
    });

    public void Run()
    {
        Together.Run(Try, Try);
        Assert.That(made == 1 && !value.IsValueCreated);
    }

    void Try()
    {
        try
        {
            _ = value.Value;
            Assert.That(false);
        }
        catch (FormatException)
        {
        }
    }
}
