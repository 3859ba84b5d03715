using System.Globalization;
using System.Reflection;
using Interleave.Xunit;
using Xunit;
using Xunit.v3;

namespace Interleave.XunitTests;

/// <summary>What failing concurrency tests say.</summary>
[Trait("Slow", "the first to ask runs all of them, in a process of their own")]
public class FailingTests
{
    [Fact]
    public void Message_OfAFailingTest_IsTheReport()
    {
        string message = FailingRun.MessageOf("BankTests.TwoWithdrawals_Overdraw");

        Assert.StartsWith("✗ BankTests.TwoWithdrawals_Overdraw   FAILED: assertion", message);
        Assert.Contains("overdrawn: -60", message);
        Assert.Contains("Shortest failing schedule:", message);
        Assert.Contains("BankTests.cs:", message);
        Assert.Contains("What went wrong:", message);
        Assert.Matches(@"Replay:  \[Replay\(""[AB][^""]*~[^""]*""\)\]", message);
    }

    [Fact]
    public void Output_OfAFailingTest_IsThatOfTheFailingExecution() =>
        Assert.EndsWith("Output of the last execution:\nbalance -60\ndisposed", FailingRun.MessageOf("BankTests.TwoWithdrawals_Overdraw"));

    [Fact]
    public void Theory_OneRowFails_NamesTheRow()
    {
        string message = FailingRun.MessageOf("TwoWithdrawalsOf_Overdraw(amount: 80, enough: False)");

        Assert.StartsWith("✗ BankTests.TwoWithdrawalsOf_Overdraw(amount: 80, enough: False)", message);
        Assert.Contains("overdrawn: -60, enough: False", message);
        Assert.Throws<InvalidOperationException>(() => FailingRun.MessageOf("TwoWithdrawalsOf_Overdraw(amount: 40, enough: True)"));
    }

    [Theory]
    [InlineData("Constructor_LosesAnUpdate", "FAILED: assertion")]
    [InlineData("Dispose_LosesAnUpdate", "FAILED: assertion")]
    [InlineData("Fixture_LosesAnUpdate", "FAILED: assertion")]
    [InlineData("AsyncDispose_LosesAnUpdate", "Actual:   2")]
    [InlineData("Fixture_CannotBeMade", "the constructor of FixtureOfMessages asks for sink (IMessageSink)")]
    [InlineData("VerdictTests.Deadlock", "FAILED: deadlock")]
    [InlineData("VerdictTests.FailsUnderDotNetOnly", "FAILED: assertion under dotnet")]
    [InlineData("VerdictTests.NothingIsStarted", "NOT INSTRUMENTED")]
    [InlineData("VerdictTests.EndsEarly", "NO BUG FOUND")]
    [InlineData("VerdictTests.RaceThatCounts", "FAILED: race")]
    [InlineData("DataThatCanChange(data: [1, 2])", "data (Int32[])")]
    [InlineData("VerdictTests.ReplayThatDiverges", "it diverged at step 3")]
    public void Test_ThatFails_SaysWhy(string test, string words) => Assert.Contains(words, FailingRun.MessageOf(test));

    /// <summary>Each option of the attribute, by what it changes.</summary>
    [Theory]
    [InlineData("Memory_OfOneOrder_IsRight", null)]
    [InlineData("Memory_WithStoreBuffers_IsWrong", "FAILED: assertion")]
    [InlineData("TimeBudget_TooSmall_EndsTheSearch", "the time budget of 0.2 s ended the search")]
    [InlineData("MaxExecutions_TooFew_EndTheSearch", "the search ended after 3 executions")]
    [InlineData("PreemptionBound_OfNone_MissesTheBug", null)]
    [InlineData("PreemptionBound_OfNone_IsNotExhaustive", "schedules with more than 0 preemptions were not explored")]
    [InlineData("PreemptionBound_OfOne_FindsTheBug", "FAILED: assertion")]
    [InlineData("LoopBound_TooSmall_CutsTheLoop", "it went round more than 5 times")]
    [InlineData("LoopBound_LargeEnough_CutsNothing", null)]
    [InlineData("Seed_OfOneSchedule_MissesTheBug", null)]
    [InlineData("Seed_OfAnother_FindsTheBug", "FAILED: assertion")]
    [InlineData("Races_Ignored_AreNoFailure", null)]
    [InlineData("Races_ThatCount_AreOne", "FAILED: race")]
    [InlineData("Replay_OfTheBug_Fails", "FAILED: assertion")]
    [InlineData("Replay_OfAnotherSchedule_Passes", null)]
    public void Option_OfATest_ChangesWhatComesOfIt(string test, string? words)
    {
        string? message = FailingRun.FailureOf($"OptionTests.{test}");

        if (words is null)
            Assert.Null(message);
        else
            Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Option_OfTheAttribute_HasATest()
    {
        IEnumerable<string> proven = typeof(FailingTests).GetMethod(nameof(Option_OfATest_ChangesWhatComesOfIt))!
            .GetCustomAttributes<InlineDataAttribute>().Select(row => ((string)row.Data[0]!).Split('_')[0])
            // What others above could not show without them.
            .Concat([nameof(ConcurrencyTestAttribute.RequireExhaustive), nameof(ConcurrencyTestAttribute.Strategy)]);
        IEnumerable<string> options = typeof(ConcurrencyTestAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(p => p.Name).Except(typeof(ITheoryAttribute).GetProperties().Select(p => p.Name));

        Assert.Subset(proven.ToHashSet(), options.ToHashSet());
    }

    [Fact]
    public void Filter_ByTrait_RunsThoseTests() => Assert.All(
        FailingRun.Run("-trait", "Kind=Bank"), test => Assert.StartsWith("FailingTests.BankTests", test.Attribute("type")!.Value));

    [Fact]
    public void EachTest_TakesLessThanTwoSeconds()
    {
        List<double> seconds = [.. FailingRun.Run().Select(t => double.Parse(t.Attribute("time")!.Value, CultureInfo.InvariantCulture)).Order()];

        // On a busy machine any one of them may have to wait for a processor.
        Assert.InRange(seconds[seconds.Count * 9 / 10], 0, 2);
        Assert.InRange(seconds[^1], 0, 10);
    }
}
