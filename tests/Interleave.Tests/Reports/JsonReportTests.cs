using System.Text.Json;
using Interleave.Reports;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Reports;

public sealed class JsonReportTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(RepositoryFiles.Read("docs/report.schema.json")).RootElement;

    [Fact]
    public void Write_EverySample_FitsTheSchema() => Assert.Empty(SmallSchema.Errors(Write(Samples.All), Schema));

    [Fact]
    public void Write_EveryKindAndOutcome_FitsTheSchema()
    {
        var results = Enum.GetValues<Outcome>().Select(o => new CheckResult { Test = "A.B", Outcome = o })
            .Concat(Enum.GetValues<FailureKind>().Select(k => Samples.Milk with { Kind = k }))
            .Append(Samples.Milk with
            {
                Trace = new Trace
                {
                    Threads = ["A"],
                    Steps = [.. Enum.GetValues<StepKind>().Select((k, i) => new TraceStep { Step = i + 1, Thread = "A", Kind = k })],
                },
            });

        Assert.Empty(SmallSchema.Errors(Write(results), Schema));
    }

    [Fact]
    public void Write_NothingRun_FitsTheSchema() => Assert.Empty(SmallSchema.Errors(Write([]), Schema));

    [Theory]
    [InlineData("""{"version":2,"results":[]}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"results":[{}]}""")]
    [InlineData("""{"version":1,"results":[],"more":1}""")]
    public void Schema_WrongDocument_IsRefused(string document) =>
        Assert.NotEmpty(SmallSchema.Errors(JsonDocument.Parse(document).RootElement, Schema));

    [Fact]
    public void Write_FailedResult_HasTheContractsFields()
    {
        var result = Write([Samples.Milk]).GetProperty("results")[0];

        Assert.Equal(
            ["test", "memory", "outcome", "kind", "message", "file", "line", "executions", "deadEnds", "steps", "preemptions", "seconds", "notes", "replay", "trace", "repair", "allowedRaces"],
            result.EnumerateObject().Select(p => p.Name));
        Assert.Equal("failed", result.GetProperty("outcome").GetString());
        Assert.Equal("assertion", result.GetProperty("kind").GetString());
        Assert.Equal(24, result.GetProperty("line").GetInt32());
        Assert.Equal(12, result.GetProperty("steps").GetInt32());
        var step = result.GetProperty("trace")[9];
        Assert.Equal(
            ["step", "thread", "file", "line", "operation", "location", "value", "readsFrom"],
            step.EnumerateObject().Select(p => p.Name));
        Assert.Equal("read", step.GetProperty("operation").GetString());
        Assert.Equal("1", step.GetProperty("value").GetString());
        Assert.Equal(7, step.GetProperty("readsFrom").GetInt32());
    }

    [Fact]
    public void Write_BrokenText_StillIsJson()
    {
        var result = Write([new CheckResult { Test = "A.B", Outcome = Outcome.Error, Message = "half \ud83d of \"it\" \u001b" }]);

        Assert.Contains("\"it\"", result.GetProperty("results")[0].GetProperty("message").GetString());
    }

    private static JsonElement Write(IEnumerable<CheckResult> results)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(results, stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
