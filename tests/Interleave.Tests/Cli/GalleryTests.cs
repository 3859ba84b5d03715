using System.Text.Json;
using Interleave.Cli.Gallery;
using Interleave.Tests.Reports;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Cli;

/// <summary>A gallery of two problems with prepared verdicts.</summary>
internal sealed class TwoProblems : IGallery
{
    public IReadOnlyList<string> Problems => ["Milk", "Forks"];

    public GalleryMatrix Check(string problem, Action<Progress>? progress) => problem == "Milk"
        ? new GalleryMatrix("Milk", ["never two cartons", "never none"],
        [
            new GalleryRow("Check, then note", "", [new("assertion", Outcome.Failed), new("412 executions", Outcome.Verified)])
            {
                Explanation = "Looking and leaving a note are two steps.",
                Results = [Samples.Milk],
            },
            new GalleryRow("Lock", "monitor", [new("holds", Outcome.Verified), new("–", null)]) { Results = [Samples.VerifiedWithRace] },
        ])
        : new GalleryMatrix("Forks", ["no deadlock"], [new GalleryRow("Left first", "", [new("deadlock", Outcome.Failed) { AsExpected = false }]) { Results = [Samples.TwoForks] }]);
}

public sealed class GalleryTests
{
    [Fact]
    public void Gallery_All_PrintsAMatrixForEachProblem()
    {
        var (code, output, _) = CommandLineTests.Run(new FakeEngine(_ => Samples.Milk), ["gallery"]);

        Assert.Equal(2, code);
        Approved.Equal("Gallery", output);
    }

    [Fact]
    public void Gallery_OneProblem_ExplainsItsSolutions()
    {
        var (code, output, _) = CommandLineTests.Run(new FakeEngine(_ => Samples.Milk), ["gallery", "milk"]);

        Assert.Equal(0, code);
        Assert.Contains("Looking and leaving a note are two steps.", output);
        Assert.Contains("✗ TooMuchMilk.CheckThenNote   FAILED: assertion", output);
        Assert.DoesNotContain("Forks", output);
    }

    [Fact]
    public void Gallery_Json_IsTheDocumentOfItsChecks()
    {
        var (_, output, _) = CommandLineTests.Run(new FakeEngine(_ => Samples.Milk), ["gallery", "--format", "json"]);

        Assert.Equal(3, JsonDocument.Parse(output).RootElement.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void Matrix_TooWide_GoesOnBelow()
    {
        var writer = new StringWriter { NewLine = "\n" };

        MatrixText.Write(new TwoProblems().Check("Milk", null), writer, 50);

        Approved.Equal("NarrowMatrix", writer.ToString());
        Assert.All(writer.ToString().Split('\n'), l => Assert.True(l.Length <= 50, l));
    }
}
