namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Two threads never have the same id.</summary>
public sealed class IdsTakenForTheSame
{
    int first, second;

    public void Run()
    {
        Together.Run(() => first = Environment.CurrentManagedThreadId, () => second = Environment.CurrentManagedThreadId);
        Assert.That(first == second);
    }
}
