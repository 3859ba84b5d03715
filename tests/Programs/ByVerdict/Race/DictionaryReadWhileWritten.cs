namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A dictionary in which one thread looks while the other adds.</summary>
public sealed class DictionaryReadWhileWritten
{
    readonly Dictionary<string, int> ages = [];
    bool found;

    public void Run() => Together.Run(() => ages["Ada"] = 36, () => found = ages.ContainsKey("Ada"));
}
