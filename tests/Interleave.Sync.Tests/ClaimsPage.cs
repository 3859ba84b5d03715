using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Interleave.Tracing;

namespace Interleave.Sync.Tests;

/// <summary>The page that says what is verified of each type, from the runs that verify it.</summary>
internal static partial class ClaimsPage
{
    public const string Path = "docs/claims.md";

    private const string Head = """
        # What is verified of Interleave.Sync

        Each line is a program that uses a type in some way and says what must hold then; Interleave has explored every execution of it,
        with the code of the type itself, under the memory models that are named: sequential consistency, x86 (tso) and .NET (dotnet). *Faults
        found* are faults that were put into the type on purpose, one at a time, and that the program has found. This page is written
        by the test that runs them, `VerifiedTests`; the programs are in
        [tests/Interleave.Sync.Scenarios](../tests/Interleave.Sync.Scenarios), the faults in
        [ControlTests.cs](../tests/Interleave.Sync.Tests/ControlTests.cs). A line that says *drawn* is about more threads and rounds than can
        be explored: so many schedules of it, drawn at random and by PCT from a fixed seed, have not failed. Where a line names sequential consistency alone, a token is cancelled
        while tasks run, of which the checker leaves some attempts to it.

        """;

    public static string Of(IEnumerable<(string Type, string Method, CheckResult Result)> runs)
    {
        ILookup<string, string> faults = ControlTests.Wrong.ToLookup(w => w.Data.Item4, w => w.Data.Item2);
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var type in runs.GroupBy(r => Scenarios.TypeOf(r.Type)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {type.Key}\n\n| scenario | verified under | faults found |\n|---|---|---|\n");
            foreach ((string scenarios, string method, CheckResult result) in type.OrderBy(r => r.Result.Outcome == Outcome.Verified ? 0 : 1).ThenBy(r => r.Method, StringComparer.Ordinal))
                page.Append(CultureInfo.InvariantCulture, $"| {Words(method)} | {Held(scenarios, result)} | {faults[$"{scenarios}.{method}"].Count()} |\n");
        }
        return page.ToString();
    }

    private static string Held(string scenarios, CheckResult result) => result.Outcome switch
    {
        Outcome.Verified => string.Join(", ", result.HoldsIn),
        Outcome.NoBugFound when scenarios.EndsWith(Scenarios.Large, StringComparison.Ordinal) => $"{2 * result.Executions} drawn",
        var other => other.ToString(),
    };

    /// <summary>The words of a name: <c>TwoReadersAndAWriter</c> is two readers and a writer.</summary>
    private static string Words(string name) => WordStart().Replace(name, " ").ToLowerInvariant();

    [GeneratedRegex("(?<!^)(?=[A-Z])")]
    private static partial Regex WordStart();
}
