namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A pair of a reference and a number that is written through a reference.</summary>
public sealed class TornThroughRef
{
    struct Entry
    {
        public string? Name;
        public int Age;
    }

    Entry entry;
    int seen;

    public void Run() => Together.Run(() => Set(ref entry), () => Look(in entry));

    static void Set(ref Entry entry) => entry = new Entry { Name = "Ada", Age = 36 };

    void Look(in Entry entry)
    {
        Entry copy = entry;
        seen = copy.Age;
    }
}
