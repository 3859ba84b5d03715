using System.Globalization;
using Xunit;

namespace Interleave.XunitTests;

/// <summary>What failing concurrency tests say.</summary>
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
