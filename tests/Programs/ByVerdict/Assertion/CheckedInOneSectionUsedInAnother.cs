namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>An account that is looked at in one locked section and charged in the next.</summary>
public sealed class CheckedInOneSectionUsedInAnother
{
    readonly object gate = new();
    int balance = 100;

    public void Run()
    {
        Together.Run(Withdraw, Withdraw);
        Assert.That(balance >= 0, "Expected no overdraft.");
    }

    void Withdraw()
    {
        bool enough;
        lock (gate)
            enough = balance >= 100;
        if (!enough)
            return;
        lock (gate)
            balance -= 100;
    }
}
