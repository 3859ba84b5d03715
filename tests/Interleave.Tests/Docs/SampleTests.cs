using System.Text.RegularExpressions;
using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tracing;
using SampleCode;
using Xunit;

namespace Interleave.Tests.Docs;

/// <summary>
/// The pages of <c>docs/samples</c> show the code of <c>samples</c> and what the checker prints of it. With
/// <c>INTERLEAVE_ACCEPT=1</c> both are written anew behind their marks, <c>&lt;!-- code:Folder/File.cs --&gt;</c> and
/// <c>&lt;!-- report:Type.Method --&gt;</c>.
/// </summary>
public sealed partial class SampleTests
{
    /// <summary>So soon the bugs of samples are found.</summary>
    private const int Most = 100;

    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(AssertionException).Assembly.Location));
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "docs", "samples");

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Folder, "*.md").Select(p => Path.GetFileName(p)).Where(p => p != "README.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_ShowsTheCodeAndWhatTheCheckerPrints(string page)
    {
        string path = Path.Combine(Folder, page), written = File.ReadAllText(path).ReplaceLineEndings("\n");

        string actual = CodeMark().Replace(written, m => $"<!-- code:{m.Groups[1].Value} -->\n```csharp\n{RepositoryFiles.Read($"samples/{m.Groups[1].Value}").ReplaceLineEndings("\n")}```\n<!-- /code -->\n");
        actual = ReportMark().Replace(actual, m => $"<!-- report:{m.Groups[1].Value} -->\n```text\n{Report(Check(m.Groups[1].Value))}```\n<!-- /report -->\n");

        Assert.Equal(2 * (CodeMark().Count(actual) + ReportMark().Count(actual)), Fence().Count(actual));
        Approved.FileEqual(path, actual);
    }

    /// <summary>Each page shows a bug that is found soon, and the fix, for which nothing is left to explore.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Reports_AreABugFoundSoonAndItsFixVerified(string page)
    {
        CheckResult[] results = [.. ReportMark().Matches(File.ReadAllText(Path.Combine(Folder, page)).ReplaceLineEndings("\n")).Select(m => Check(m.Groups[1].Value))];

        Assert.Equal([Outcome.Failed, Outcome.Verified], results.Select(r => r.Outcome));
        Assert.InRange(results[0].Executions, 1, Most);
    }

    /// <summary>No sample without a page, and none that the list of them leaves out.</summary>
    [Fact]
    public void Pages_ShowAllSamples()
    {
        string[] pages = [.. Pages.Select(p => p.Data)], texts = [.. pages.Select(p => File.ReadAllText(Path.Combine(Folder, p)))];
        string[] methods = [.. typeof(AssertionException).Assembly.GetTypes().Where(t => t.Name.EndsWith("Tests", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods().Where(m => m.DeclaringType == t).Select(m => $"{t.Name}.{m.Name}"))];

        Assert.Equal(methods.Order(), texts.SelectMany(t => ReportMark().Matches(t.ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value)).Order());
        Assert.All(pages, p => Assert.Contains($"({p})", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal));
    }

    private static CheckResult Check(string method)
    {
        string[] parts = method.Split('.');
        lock (Copy)
            return Checker.Check(Copy.Value, Copy.Value.Assembly.GetTypes().Single(t => t.Name == parts[0]).GetMethod(parts[1])!, new CheckOptions());
    }

    /// <summary>The report without what is not the same each time, or on each machine.</summary>
    private static string Report(CheckResult result)
    {
        var text = new StringWriter { NewLine = "\n" };
        TextReport.Write(result with { Seconds = 0, Replay = null }, text);
        return text.ToString().Replace(", 0.00 s)", ")", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"<!-- code:([\w/]+\.cs) -->\n(?:```csharp\n.*?```\n<!-- /code -->\n)?", RegexOptions.Singleline)]
    private static partial Regex CodeMark();

    [GeneratedRegex(@"<!-- report:(\w+\.\w+) -->\n(?:```text\n.*?```\n<!-- /report -->\n)?", RegexOptions.Singleline)]
    private static partial Regex ReportMark();

    [GeneratedRegex("^```", RegexOptions.Multiline)]
    private static partial Regex Fence();
}
