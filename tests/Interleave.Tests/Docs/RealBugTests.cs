using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Docs;

/// <summary>
/// <c>docs/real-bugs.md</c> says what the default check finds. With <c>INTERLEAVE_ACCEPT=1</c> what it finds and what it needs for the fix is
/// written anew; the times are those of <c>bench real-bugs</c> and no test's business.
/// </summary>
public class RealBugTests
{
    private const string Scope = "Interleave.Programs.RealBugs";
    private const int Found = 4, Fixed = 6;

    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Counters).Assembly.Location));
    private static readonly string Page = Path.Combine(RepositoryFiles.Root, "docs", "real-bugs.md");

    public static TheoryData<string> Bugs =>
        [.. typeof(Programs.Counters).Assembly.GetTypes().Where(t => t.IsPublic && t.Namespace == Scope).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Bugs))]
    public void Row_IsWhatTheDefaultCheckFinds(string bug)
    {
        lock (Copy)
        {
            CheckResult found = Check(bug, "Reported"), verified = Check(bug, "Fixed");
            string[] lines = File.ReadAllLines(Page);
            int row = Array.FindIndex(lines, l => l.StartsWith($"| [{bug}](../tests/Programs/RealBugs/{bug}.cs) |", StringComparison.Ordinal));
            Assert.True(row >= 0, $"{bug} has no row in docs/real-bugs.md.");
            string[] cells = lines[row].Split('|');

            Assert.Equal((Outcome.Failed, Outcome.Verified), (found.Outcome, verified.Outcome));
            cells[Found] = $" {VerdictLine.Name(found.Kind!.Value)}{(found.Memory == "sc" ? "" : $" under {found.Memory}")}, {Words.Number(found.Executions)} ";
            cells[Fixed] = $" {Words.Number(verified.Executions)}, {Words.List(verified.HoldsIn)} ";

            lines[row] = string.Join('|', cells);
            Approved.FileEqual(Page, string.Join('\n', lines) + "\n");
        }
    }

    /// <summary>The table has nothing else.</summary>
    [Fact]
    public void Table_HasARowForEachBugAndNoOther() =>
        Assert.Equal(Bugs.Count, File.ReadAllLines(Page).Count(l => l.StartsWith("| [", StringComparison.Ordinal)));

    private static CheckResult Check(string bug, string method) =>
        Checker.Check(Copy.Value, Copy.Value.Assembly.GetType($"{Scope}.{bug}")!.GetMethod(method)!, new CheckOptions());
}
