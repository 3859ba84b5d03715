namespace Interleave.Programs.RealBugs;

/// <summary>A table that is made when it is first needed, and is there for all to see before it is filled.</summary>
public sealed class PublishedHalfBuilt
{
    Dictionary<string, int>? table;

    public void Reported() => Together.Run(() => Use(Growing()), () => Use(Growing()));

    public void Fixed() => Together.Run(() => Use(Whole()), () => Use(Whole()));

    static void Use(Dictionary<string, int> found) => Assert.That(found.ContainsKey("b"), "Expected the whole table.");

    Dictionary<string, int> Growing()
    {
        if (table is null)
        {
            table = new Dictionary<string, int>();
            table.Add("a", 1);
            table.Add("b", 2);
        }
        return table;
    }

    Dictionary<string, int> Whole()
    {
        if (Volatile.Read(ref table) is { } there)
            return there;
        var made = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        return Interlocked.CompareExchange(ref table, made, null) ?? made;
    }
}
