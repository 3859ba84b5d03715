using System.Text.Json;
using Interleave.Cli;
using Interleave.Cli.Gallery;
using Interleave.Tests.Reports;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Cli;

/// <summary>A gallery of two problems with prepared verdicts.</summary>
internal sealed class TwoProblems(Outcome forks = Outcome.Failed) : IGallery
{
    public IReadOnlyList<string> Problems => ["TooMuchMilk", "Forks"];

    /// <summary>What is the same in all memory models is said once.</summary>
    private static GalleryCell Cell(params (string Text, Outcome Outcome)[] models) =>
        new([.. Enumerable.Range(0, 3).Select(m => models[Math.Min(m, models.Length - 1)]).Select(v => new GalleryVerdict(v.Text, v.Outcome))]);

    public GalleryAnswer Check(string problem, bool schedules, Action<string>? progress) => problem == "TooMuchMilk"
        ? new GalleryAnswer("Two buyers, one refrigerator.", [new GalleryMatrix("TooMuchMilk", ["never two cartons", "never none"],
        [
            new GalleryRow("Check, then note", "", [Cell(("fails", Outcome.Failed)), Cell(("holds", Outcome.Verified), ("holds", Outcome.Verified), ("fails", Outcome.Failed))])
            {
                Explanation = ["Looking and leaving a note are two steps."],
                Results = [Samples.Milk],
                Failures = schedules ? [Samples.Milk] : [],
            },
            new GalleryRow("Lock", "monitor", [Cell(("holds", Outcome.Verified)), new GalleryCell([])]) { Results = [Samples.VerifiedWithRace] },
        ])])
        : new GalleryAnswer("Five forks.", [new GalleryMatrix("Forks", ["no deadlock"], [new GalleryRow("Left first", "", [Cell(("deadlock", forks))]) { Results = [Samples.TwoForks] }])]);
}

public sealed class GalleryTests
{
    [Fact]
    public void Gallery_All_PrintsAMatrixForEachProblem()
    {
        var (code, output, _) = CommandLineTests.Run(new FakeEngine(_ => Samples.Milk), ["gallery"]);

        Assert.Equal(0, code);
        Approved.Equal("Gallery", output);
    }

    [Fact]
    public void Gallery_OneProblem_ExplainsItsSolutions()
    {
        var (code, output, _) = CommandLineTests.Run(new FakeEngine(_ => Samples.Milk), ["gallery", "milk"]);

        Assert.Equal(0, code);
        Assert.Contains("Looking and leaving a note are two steps.", output);
        Assert.Contains("✗ TooMuchMilk.CheckThenNote   FAILED: assertion", output);
        Assert.Contains("Two buyers, one refrigerator.", output);
        Assert.DoesNotContain("Forks", output);
    }

    [Fact]
    public void Gallery_Json_IsTheDocumentOfItsChecks()
    {
        var (_, output, _) = CommandLineTests.Run(new FakeEngine(_ => Samples.Milk), ["gallery", "--format", "json"]);

        Assert.Equal(3, JsonDocument.Parse(output).RootElement.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void Gallery_SomethingCouldNotBeChecked_ExitsWith3()
    {
        var output = new StringWriter();

        Assert.Equal(3, CommandLine.Run(["gallery"], new Terminal(output, output), new FakeEngine(_ => Samples.Milk), new TwoProblems(Outcome.Error)));
    }

    [Theory]
    [InlineData("milk", "TooMuchMilk")]
    [InlineData("TooMuchMilk", "TooMuchMilk")]
    [InlineData("too much milk", "TooMuchMilk")]
    [InlineData("too-much-milk", "TooMuchMilk")]
    [InlineData("mutex", "MutualExclusion")]
    [InlineData("exclusion", "MutualExclusion")]
    public void ProblemName_CalledLoosely_IsFound(string name, string expected) =>
        Assert.Equal(expected, ProblemName.Find(["TooMuchMilk", "MutualExclusion", "MutualInclusion"], name));

    [Theory]
    [InlineData("mutual", "'mutual' may be MutualExclusion or MutualInclusion: say more of the name")]
    [InlineData("smokers", "the gallery has no problem 'smokers'")]
    [InlineData("", "the gallery has no problem ''")]
    public void ProblemName_NoneOrSeveral_IsAUsageError(string name, string message)
    {
        var wrong = Assert.Throws<UsageException>(() => ProblemName.Find(["TooMuchMilk", "MutualExclusion", "MutualInclusion"], name));

        Assert.StartsWith(message, wrong.Message);
    }

    [Fact]
    public void Matrix_TooWide_GoesOnBelow()
    {
        var writer = new StringWriter { NewLine = "\n" };

        MatrixText.Write(new TwoProblems().Check("TooMuchMilk", false, null).Matrices[0], writer, 32);

        Approved.Equal("NarrowMatrix", writer.ToString());
        Assert.All(writer.ToString().Split('\n'), l => Assert.True(l.Length <= 32, l));
    }
}
