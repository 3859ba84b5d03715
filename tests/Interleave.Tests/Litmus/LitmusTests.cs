using System.Text.Json;
using Interleave.Cli;
using Interleave.Cli.Litmus;
using Interleave.Litmus;
using Interleave.Properties;
using Interleave.Tests.Cli;
using Interleave.Tests.Reports;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Litmus;

public sealed class LitmusTests
{
    private static readonly CheckedSuite Checked = new();

    public static TheoryData<string> Names => [.. Suite.Tests.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_OfEachTest_AllowsWhatIsKnown(string name)
    {
        LitmusResult result = Check(name, iterations: 0);
        (string allowed, int sc, int tso, int dotNet) = LitmusTable.Rows[name];

        Assert.Null(result.Problem);
        Assert.Equal(allowed, string.Concat(result.Models.Select(m => Allows(result, m) ? '+' : '-')));
        Assert.Equal([sc, tso, dotNet], result.Models.Select(m => m.Executions));
        Assert.All(result.Models.Zip(result.Models.Skip(1)), pair => Assert.Subset(pair.Second.Counts.Keys.ToHashSet(), pair.First.Counts.Keys.ToHashSet()));
    }

    [Fact]
    public void Suite_HasTheTestsOfTheTable_EachUnderItsOwnName()
    {
        Assert.Equal(LitmusTable.Rows.Keys.Order(), Suite.Tests.Select(t => t.Name).Order());
        Assert.True(Suite.Tests.Count >= 60);
    }

    /// <summary>One of each number of threads; the command runs all of them, a hundred times as often.</summary>
    [Theory]
    [InlineData("SB")]
    [InlineData("SB+fences")]
    [InlineData("MP")]
    [InlineData("MP+pub+addr")]
    [InlineData("2.INC+atomic")]
    [InlineData("WRC")]
    [InlineData("IRIW+volatile")]
    public void Machine_RunsForReal_ProducesNothingOutsideItsModel(string name)
    {
        LitmusResult result = Check(name, iterations: 10_000);

        Assert.Equal(10_000, result.Machine!.Iterations);
        Assert.Equal([], result.Outside);
    }

    [Fact]
    public void Machine_ThatDoesWhatItsModelForbids_IsSeen()
    {
        LitmusResult result = Check("SB+fences", iterations: 0) with { Machine = new RealRun("tso", 2, new Dictionary<int, long> { [01] = 1, [00] = 1 }) };

        Assert.Equal([00], result.Outside);
        var output = new StringWriter();
        LitmusText.WriteRemarks([result], new Terminal(output, output));
        Assert.Contains("! SB+fences: this machine produced r0=0 r1=0, which the model tso does not allow.", output.ToString());
    }

    /// <summary>A machine may buffer loads where .NET allows it, although that is not explored.</summary>
    [Theory]
    [InlineData("LB", "dotnet", true)]
    [InlineData("LB", "tso", false)]
    [InlineData("LB+fences", "dotnet", false)]
    public void Machine_ThatBuffersLoads_IsRightWhereDotNetAllowsIt(string name, string model, bool right)
    {
        LitmusResult result = Check(name, iterations: 0) with { Machine = new RealRun(model, 1, new Dictionary<int, long> { [11] = 1 }) };

        Assert.Equal(right, result.Outside.Count == 0);
    }

    [Fact]
    public void Command_OneTest_ShowsAllOutcomes()
    {
        var (code, output, _) = Run("litmus", "mp", "--iterations", "0");

        Assert.Equal(0, code);
        Approved.Equal("MP", output);
    }

    [Fact]
    public void Command_PartOfAName_ShowsThoseThatHaveIt()
    {
        var (code, output, _) = Run("litmus", "IRIW+", "--iterations", "0");

        Assert.Equal(0, code);
        Approved.Equal("IRIW", output);
    }

    [Fact]
    public void Command_Json_FitsTheSchema()
    {
        var (code, output, _) = Run("litmus", "2.INC", "--iterations", "100", "--format", "json");

        Assert.Equal(0, code);
        JsonElement document = JsonDocument.Parse(output).RootElement;
        Assert.Empty(SmallSchema.Errors(document, JsonDocument.Parse(RepositoryFiles.Read("docs/litmus.schema.json")).RootElement));
        JsonElement test = Assert.Single(document.GetProperty("tests").EnumerateArray().ToList());
        Assert.Equal(100, test.GetProperty("machine").GetProperty("iterations").GetInt64());
    }

    [Theory]
    [InlineData("SB+fense", "there is no litmus test 'SB+fense'; did you mean SB+fences")]
    [InlineData("what is this", "there is no litmus test 'what is this'; without a name all of them are shown")]
    public void Command_NoSuchTest_IsAUsageError(string name, string message)
    {
        var (code, _, error) = Run("litmus", name);

        Assert.Equal(1, code);
        Assert.Contains(message, error);
    }

    private static (int Code, string Output, string Error) Run(params string[] args) =>
        CommandLineTests.Run(new FakeEngine(_ => throw new InvalidOperationException("not asked")), args);

    private static bool Allows(LitmusResult result, ExploredOutcomes model) => model.Counts.Keys.Any(o => result.Test.Describe(o) == result.Test.Question);

    // One copy of the suite, used by one test at a time.
    private static LitmusResult Check(string name, long iterations)
    {
        lock (Checked)
            return Checked.Check(CheckedSuite.Find(name)[0], iterations);
    }
}
