namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two events hand the turn back and forth.</summary>
public sealed class TurnsByEvents
{
    readonly AutoResetEvent first = new(true), second = new(false);
    int count;

    public void Run()
    {
        Together.Run(() => Take(first, second, 0), () => Take(second, first, 1));
        Assert.That(count == 4, "Expected: count == 4");
    }

    void Take(AutoResetEvent mine, AutoResetEvent other, int rest)
    {
        for (int i = 0; i < 2; i++)
        {
            mine.WaitOne();
            Assert.That(count++ % 2 == rest, "Expected: count++ % 2 == rest");
            other.Set();
        }
    }
}
