namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A lock that is left alone when somebody else has it.</summary>
public sealed class TryEnterWithoutWaiting
{
    readonly object gate = new();
    int entered, missed;

    public void Run()
    {
        Together.Run(Try, Try);
        Assert.That(entered + missed == 2, "Expected each to have entered or missed.");
        Assert.That(entered >= 1, "Expected one at least to have entered.");
    }

    void Try()
    {
        if (Monitor.TryEnter(gate))
        {
            entered++;
            Monitor.Exit(gate);
        }
        else
        {
            Interlocked.Increment(ref missed);
        }
    }
}
