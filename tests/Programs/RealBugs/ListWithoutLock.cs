namespace Interleave.Programs.RealBugs;

/// <summary>Results that two workers add to one list.</summary>
public sealed class ListWithoutLock
{
    readonly List<int> results = [];

    public void Reported() => Together.Run(() => results.Add(1), () => results.Add(2));

    public void Fixed()
    {
        Together.Run(() => Add(1), () => Add(2));
        Assert.That(results.Count == 2, "Expected both.");
    }

    void Add(int result)
    {
        lock (results)
            results.Add(result);
    }
}
