using System.Globalization;
using Interleave.Reports;

namespace Interleave.Cli.Litmus;

/// <summary>Writes what litmus tests find as a person reads it.</summary>
internal static class LitmusText
{
    private const string Gap = "  ";

    /// <summary>A line for each test: the outcome that it is about, which model allows that, and how often it was seen.</summary>
    public static void WriteTable(IReadOnlyList<LitmusResult> results, Terminal terminal)
    {
        List<IReadOnlyList<string>> rows =
        [
            ["test", "outcome", "sc", "tso", "dotnet", .. Machine(results, "this machine")],
            .. results.Select(r => (IReadOnlyList<string>)
                [r.Test.Name, r.Test.Question, .. r.Models.Select(m => Allows(r, m.Counts.Keys)), .. Machine(results, Seen(r))]),
        ];
        WriteRows(rows, terminal);
    }

    /// <summary>All outcomes of one test.</summary>
    public static void WriteOutcomes(LitmusResult result, Terminal terminal)
    {
        terminal.Out.WriteLine(result.Test.Name);
        List<IReadOnlyList<string>> rows =
        [
            ["outcome", "sc", "tso", "dotnet", .. Machine([result], "this machine")],
            .. result.Outcomes.Select(o => (IReadOnlyList<string>)
            [
                result.Test.Describe(o) + (result.Test.Describe(o) == result.Test.Question ? " *" : ""),
                .. result.Models.Select(m => m.Counts.TryGetValue(o, out var n) ? Number(n) : "–"),
                .. Machine([result], result.Machine is { } run && run.Counts.TryGetValue(o, out var times) ? Number(times) : "–"),
            ]),
            ["executions", .. result.Models.Select(m => Number(m.Executions)), .. Machine([result], Number(result.Machine?.Iterations ?? 0))],
        ];
        WriteRows(rows, terminal);
        terminal.Out.WriteLine();
        Line(terminal, result.Outcomes.Any(o => result.Test.Describe(o) == result.Test.Question)
            ? "* The outcome that the test is about."
            : $"The outcome that the test is about, {result.Test.Question}, is allowed by none of the models.");
    }

    /// <summary>What the words mean, and what is wrong if anything is.</summary>
    public static void WriteRemarks(IReadOnlyList<LitmusResult> results, Terminal terminal)
    {
        if (results.FirstOrDefault()?.Machine is { } run)
        {
            Line(terminal, $"This machine was run {Number(run.Iterations)} times on each; it must keep to the model {run.Model}.");
        }

        if (results.Any(r => r.Models.Any(m => m.LoadBufferingNotExplored)))
        {
            Line(terminal, "Load buffering is not explored: for "
                + $"{Words.List([.. results.Where(r => r.Models.Any(m => m.LoadBufferingNotExplored)).Select(r => r.Test.Name)])} .NET allows more than is shown.");
        }

        foreach (var result in results.Where(r => r.Problem is not null))
        {
            Line(terminal, $"! {result.Test.Name}: {result.Problem}.");
        }

        var outside = results.Where(r => r.Outside.Count > 0).ToList();
        foreach (var result in outside)
        {
            Line(terminal, $"! {result.Test.Name}: this machine produced {Words.List([.. result.Outside.Select(result.Test.Describe)])}, which the model {result.Machine!.Model} does not allow.");
        }

        if (outside.Count == 0 && results.All(r => r.Machine is not null))
        {
            Line(terminal, "Nothing that it produced is outside what that model allows.");
        }
    }

    private static string Allows(LitmusResult result, IEnumerable<int> outcomes) =>
        outcomes.Any(o => result.Test.Describe(o) == result.Test.Question) ? "allowed" : "forbidden";

    private static string Seen(LitmusResult result)
    {
        var times = result.Machine?.Counts.Where(c => result.Test.Describe(c.Key) == result.Test.Question).Sum(c => c.Value) ?? 0;
        return (times == 0 ? "never" : $"{Number(times)} times") + (result.Outside.Count > 0 ? " !" : "");
    }

    /// <summary>A column only where there was a real run.</summary>
    private static IEnumerable<string> Machine(IReadOnlyList<LitmusResult> results, string text) => results.Any(r => r.Machine is not null) ? [text] : [];

    private static void WriteRows(List<IReadOnlyList<string>> rows, Terminal terminal)
    {
        var widths = rows[0].Select((_, c) => rows.Max(r => r[c].Length)).ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            terminal.Out.WriteLine((Gap + string.Join(Gap, rows[row].Select((text, c) => text.PadRight(widths[c])))).TrimEnd());
            if (row == 0)
            {
                terminal.Out.WriteLine(Gap + new string('─', widths.Sum() + (Gap.Length * (widths.Count - 1))));
            }
        }
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static void Line(Terminal terminal, string text)
    {
        foreach (var line in Words.Wrap(text, Math.Min(terminal.Width, 92)))
        {
            terminal.Out.WriteLine(line);
        }
    }
}
