namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Two lazy values, each of which needs the other one.</summary>
public sealed class LazyMakesTheOther
{
    readonly Lazy<int> first, second;

    public LazyMakesTheOther()
    {
        first = new(() => second!.Value + 1);
        second = new(() => first.Value + 1);
    }

    public void Run() => Together.Run(() => Try(first), () => Try(second));

    static void Try(Lazy<int> lazy)
    {
        try
        {
            _ = lazy.Value;
        }
        catch (InvalidOperationException)
        {
        }
    }
}
