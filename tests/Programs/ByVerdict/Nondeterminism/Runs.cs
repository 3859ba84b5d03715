namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>Counts of runs, kept where they survive from one run to the next.</summary>
static class Runs
{
    /// <summary>How often this was asked before under this name. Only before any thread is started: to change what the whole process shares is refused after that.</summary>
    public static int Count(string name)
    {
        int count = Counted(name);
        AppContext.SetData(Key(name), count + 1);
        return count;
    }

    /// <summary>How often <see cref="Count"/> was asked under this name.</summary>
    public static int Counted(string name) => AppContext.GetData(Key(name)) is int count ? count : 0;

    static string Key(string name) => "Interleave.Programs." + name;
}
