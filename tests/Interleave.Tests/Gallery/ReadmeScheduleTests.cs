using System.Text.RegularExpressions;
using Interleave.Cli.Gallery;
using Interleave.Gallery;
using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Gallery;

/// <summary>
/// The schedules in the gallery's guides are what the checker prints. With <c>INTERLEAVE_ACCEPT=1</c> they are written
/// anew behind their marks, <c>&lt;!-- schedule:Type.Method --&gt;</c>, or <c>schedule:Type.Method:tso</c> for what fails under a weaker
/// memory model only: there it stands with the smallest repair.
/// </summary>
public sealed partial class ReadmeScheduleTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Catalogue).Assembly.Location));

    public static TheoryData<string> Guides => [.. Catalogue.Problems.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Guide_Schedules_AreWhatTheCheckerPrints(string problem)
    {
        string path = Path.Combine(RepositoryFiles.Root, "gallery", problem, "README.md");
        string written = File.ReadAllText(path).ReplaceLineEndings("\n");

        string actual = Mark().Replace(written, mark => $"<!-- schedule:{mark.Groups[1].Value} -->\n```text\n{Schedule(mark.Groups[1].Value)}```\n<!-- /schedule -->\n");

        if (Environment.GetEnvironmentVariable("INTERLEAVE_ACCEPT") == "1")
            File.WriteAllText(path, actual);
        else
            Assert.Equal(written, actual);
    }

    /// <summary>What the marks name are failures, each once in all guides.</summary>
    [Fact]
    public void Guides_Marks_NameScenariosOfTheGallery()
    {
        string[] marks = [.. Catalogue.Problems.SelectMany(p => Mark().Matches(RepositoryFiles.Read($"gallery/{p.Name}/README.md"))).Select(m => m.Groups[1].Value)];

        Assert.NotEmpty(marks);
        Assert.Equal(marks.Distinct(), marks);
        Assert.Empty(marks.Except(Catalogue.Solutions.SelectMany(s => s.Scenarios).SelectMany(s => GalleryCell.Models.Select(m => m == "sc" ? s.Method : $"{s.Method}:{m}"))));
    }

    /// <summary>The report of the failure, without what changes from run to run: how long and how much was searched, and the token.</summary>
    private static string Schedule(string scenario)
    {
        string[] parts = scenario.Split('.', ':');
        MemoryChoice memory = parts.Length == 3 ? MemoryChoice.All : MemoryChoice.Sc;
        CheckResult result;
        lock (Copy)
        {
            Type type = Copy.Value.Assembly.GetTypes().Single(t => t.Name == parts[0]);
            result = Checker.Check(Copy.Value, type.GetMethod(parts[1])!, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60), Memory = memory });
        }
        Assert.True(result.Outcome == Outcome.Failed, $"{scenario} is {result.Outcome}: {result.Message}");
        Assert.Equal(parts.ElementAtOrDefault(2) ?? "sc", result.Memory);
        var text = new StringWriter { NewLine = "\n" };
        TextReport.Write(result with { Seconds = 0, Executions = 0, Replay = null, Races = [] }, text);
        return text.ToString().Replace("   (0.00 s)", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"<!-- schedule:([A-Za-z]+\.[A-Za-z0-9]+(?::tso|:dotnet)?) -->\n(?:```text\n[^`]*```\n<!-- /schedule -->\n)?")]
    private static partial Regex Mark();
}
