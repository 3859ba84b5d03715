namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>Counts of runs, kept where they survive from one run to the next.</summary>
static class Runs
{
    /// <summary>How often this was asked before under this name.</summary>
    public static int Count(string name)
    {
        string key = "Interleave.Programs." + name;
        int count = AppContext.GetData(key) is int before ? before : 0;
        AppContext.SetData(key, count + 1);
        return count;
    }
}
