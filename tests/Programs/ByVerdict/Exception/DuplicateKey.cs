namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A key that is looked up in one locked section and added in the next.</summary>
public sealed class DuplicateKey
{
    readonly Dictionary<string, int> ages = [];

    public void Run() => Together.Run(Add, Add);

    void Add()
    {
        bool known;
        lock (ages)
            known = ages.ContainsKey("Ada");
        if (known)
            return;
        lock (ages)
            ages.Add("Ada", 36);
    }
}
