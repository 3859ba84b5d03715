using System.Text;
using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>Compares an explorer with the <see cref="Enumeration"/>.</summary>
static class Agreement
{
    private const int KeysShown = 3;

    /// <summary>Where the two differ; null when they agree.</summary>
    public static string? Difference(Enumeration.Result expected, ExplorationKeys actual)
    {
        var text = new StringBuilder();
        Compare("complete", expected.Complete, actual.Complete, text);
        Compare("deadlocked", expected.Deadlocked, actual.Deadlocked, text);
        Compare("hung", expected.Hung, actual.Hung, text);
        return text.Length == 0 ? null : text.ToString();
    }

    /// <summary>Explores one program and compares; an explorer that throws differs.</summary>
    public static string? Difference(IExplorerUnderTest explorer, Program program, string assembly, string method)
    {
        ExplorationKeys actual;
        try
        {
            actual = explorer.Explore(assembly, method);
        }
        catch (Exception e)
        {
            return $"the explorer threw {e}\n";
        }
        return Difference(Enumeration.Run(program), actual);
    }

    /// <summary>Explores programs, and fails with the first one that differs, made as small as it goes.</summary>
    /// <param name="explorer">The explorer.</param>
    /// <param name="programs">The programs, each with what to call it.</param>
    public static void Check(IExplorerUnderTest explorer, IReadOnlyList<(string Name, Program Program)> programs)
    {
        var wrong = new List<(string Name, Program Program, string Difference)>();
        using (CompiledPrograms compiled = CompiledPrograms.Compile(programs.Select(p => p.Program)))
        {
            for (int i = 0; i < programs.Count; i++)
                if (Difference(explorer, programs[i].Program, compiled.Path, CompiledPrograms.MethodOf(i)) is { } difference)
                    wrong.Add((programs[i].Name, programs[i].Program, difference));
        }
        if (wrong.Count == 0)
            return;
        // The smallest is the easiest to understand and the quickest to make smaller.
        (string name, Program program, string text) = wrong.MinBy(w => w.Program.Length);
        Program least = Minimise.Run(program, candidates => Differing(explorer, candidates));
        if (least != program)
        {
            using CompiledPrograms compiled = CompiledPrograms.Compile([least]);
            text = Difference(explorer, least, compiled.Path, CompiledPrograms.MethodOf(0)) ?? "(not when it is explored alone)\n";
        }
        Assert.Fail(
            $"{wrong.Count} of {programs.Count} programs differ: {string.Join(", ", wrong.Take(20).Select(w => w.Name))}{(wrong.Count > 20 ? ", …" : "")}\n\n" +
            $"{name}, {program.Length} steps made {least.Length}:\n\n{SourceText.Of(least)}\n{text}\nas generated:\n\n{SourceText.Of(program)}");
    }

    private static int? Differing(IExplorerUnderTest explorer, IReadOnlyList<Program> candidates)
    {
        using CompiledPrograms compiled = CompiledPrograms.Compile(candidates);
        for (int i = 0; i < candidates.Count; i++)
            if (Difference(explorer, candidates[i], compiled.Path, CompiledPrograms.MethodOf(i)) is not null)
                return i;
        return null;
    }

    private static void Compare(string ending, ISet<string> expected, IReadOnlyDictionary<string, int> actual, StringBuilder text)
    {
        Show($"{ending}, missed by the explorer", expected.Where(k => !actual.ContainsKey(k)).Select(k => (k, 0)), text);
        Show($"{ending}, according to the explorer only", actual.Where(a => !expected.Contains(a.Key)).Select(a => (a.Key, a.Value)), text);
        Show($"{ending}, visited more than once", actual.Where(a => a.Value > 1).Select(a => (a.Key, a.Value)), text);
    }

    private static void Show(string title, IEnumerable<(string Key, int Times)> keys, StringBuilder text)
    {
        (string Key, int Times)[] all = [.. keys.OrderBy(k => k.Key, StringComparer.Ordinal)];
        if (all.Length == 0)
            return;
        text.Append($"{all.Length} {title}:\n");
        foreach ((string key, int times) in all.Take(KeysShown))
        {
            if (times > 1)
                text.Append($"    {times} times\n");
            text.Append("    ").Append(key.Replace("\n", "\n    ", StringComparison.Ordinal)).Append("\n\n");
        }
        if (all.Length > KeysShown)
            text.Append($"    … and {all.Length - KeysShown} more\n\n");
    }
}
