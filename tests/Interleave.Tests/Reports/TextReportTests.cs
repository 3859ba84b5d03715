using Interleave.Reports;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Reports;

public sealed class TextReportTests
{
    public static TheoryData<string> Names =>
        ["Milk", "LostUpdate", "TwoForks", "Hang", "LostWakeUp", "VerifiedWithRace", "NoBugFound", "NotInstrumented", "Error", "TornPair", "Leak"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_Sample_IsAsApproved(string name)
    {
        var result = (CheckResult)typeof(Samples).GetProperty(name)!.GetValue(null)!;

        Approved.Equal(name, Text(result, new TextOptions { ReplayCommand = $"interleave replay bin/Samples.dll --method {result.Test}" }));
    }

    [Fact]
    public void Write_SixThreads_UsesOneColumn()
    {
        var trace = new TraceBuilder("Many.cs");
        for (var i = 0; i < 6; i++)
        {
            trace.Read($"reader {i}", 10 + i, "Table[\"a rather long key\"].Entry", "null");
        }

        Approved.Equal("SixThreads", Text(trace.Failed(FailureKind.Assertion, "no", 5), new TextOptions { Width = 60 }));
    }

    [Fact]
    public void Write_NarrowPage_WrapsInsideColumns()
    {
        var text = Text(Samples.Milk with { Trace = WithLongValues(Samples.Milk.Trace!) }, new TextOptions { Width = 70 });

        Approved.Equal("Narrow", text);
        Assert.All(text.Split('\n').Skip(1).Where(l => !l.StartsWith("  Replay:", StringComparison.Ordinal)), l => Assert.True(l.Length <= 70, l));
    }

    [Fact]
    public void Write_TwoFiles_NamesThem()
    {
        var result = new TraceBuilder("Bank.cs").Read("A", 7, "Balance", "10")
            .In("Teller.cs", t => t.Write("B", 7, "Balance", "20"))
            .Failed(FailureKind.Assertion, "no", 0);

        var text = Text(result, new TextOptions());

        Assert.Contains("Bank.cs:7 reads Balance → 10", text);
        Assert.Contains("Teller.cs:7 Balance = 20", text);
    }

    [Fact]
    public void Write_LibrarySteps_AreFoldedUnlessFull()
    {
        var trace = new TraceBuilder("Work.cs");
        for (var i = 0; i < 4; i++)
        {
            trace.Inside("A", 12, "Queue.Enqueue", StepKind.Read, $"tail{i}");
        }

        var result = trace.Write("A", 13, "Done", "true").Failed(FailureKind.Assertion, "no", 0);

        var folded = Text(result, new TextOptions());
        Assert.Contains(":12 Queue.Enqueue: steps 1 to 4", folded);
        Assert.DoesNotContain("tail2", folded);
        var full = Text(result, new TextOptions { Full = true });
        Assert.Contains(":12 reads tail2 → 1", full);
        Assert.Contains("in Queue.Enqueue", full);
    }

    [Theory]
    [InlineData(2, 100)]
    [InlineData(40, 3)]
    [InlineData(100, 1)]
    public void Write_LongSchedule_ElidesOnlyInTheText(int turns, int steps)
    {
        var trace = new TraceBuilder("Long.cs");
        for (var t = 0; t < turns; t++)
        {
            for (var s = 0; s < steps; s++)
            {
                trace.Write(t % 2 == 0 ? "A" : "B", 5, "x", $"{t}.{s}");
            }
        }

        var result = trace.Failed(FailureKind.Assertion, "no", turns - 1);

        var text = Text(result, new TextOptions());
        Assert.True(text.Split('\n').Length < 72, text);
        Assert.Contains("left out", text);
        Assert.Contains($":5 x = {turns - 1}.{steps - 1}", text);
        var full = Text(result, new TextOptions { Full = true });
        Assert.DoesNotContain("left out", full);
        Assert.True(full.Split('\n').Length > turns * steps);
    }

    [Fact]
    public void Write_HostileValues_StayPlainText()
    {
        var result = new TraceBuilder("Odd.cs").Read("A\u001b[31m", 1, "x\ny", "\u001b[2Jz\t\u0007")
            .Failed(FailureKind.Exception, "boom \u001b[0m\r\nnext", 0);

        Assert.DoesNotContain(Text(result, new TextOptions()), c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void Write_FailureWithoutTraceOrMessage_SaysWhatIsKnown()
    {
        var result = new CheckResult { Test = "A.B", Outcome = Outcome.Failed, Kind = FailureKind.Nondeterminism };

        Assert.Equal("✗ A.B   FAILED: nondeterminism   (0.00 s)\n", Text(result, new TextOptions()));
    }

    [Fact]
    public void Write_Replay_SaysNothingOfASearch() =>
        Assert.DoesNotContain("Explored", Text(Samples.Milk, new TextOptions { IsReplay = true }));

    [Fact]
    public void Write_DoubleCheckedRead_IsNotCalledStale()
    {
        var text = Text(DetectorTests.DoubleChecked, new TextOptions());

        Assert.Contains("B has finished; A goes on ─", text);
        Assert.DoesNotContain("goes on with", text);
    }

    [Fact]
    public void Write_BlockedThenGoesOn_SaysWhoHolds()
    {
        var result = new TraceBuilder("Gate.cs")
            .Do("A", 5, StepKind.Enter, "gate")
            .Do("B", 4, StepKind.Start, "C")
            .Do("A", 6, StepKind.Exit, "gate")
            .Do("B", 5, StepKind.Enter, "gate")
            .Failed(FailureKind.Assertion, "no", 1);

        var text = Text(result, new TextOptions());

        Assert.Contains("── A is preempted before :6 ─", text);
        Assert.Contains("── B blocks at :5: gate is held by A; A goes on ─", text);
        Assert.Contains("── A has finished; B goes on ─", text);
    }

    [Fact]
    public void Write_MorePreemptionsThanSeen_DoesNotCallTheStoppedFinished()
    {
        var result = new TraceBuilder("Stop.cs").Write("A", 5, "x", "1").Write("B", 6, "y", "1").Failed(FailureKind.Assertion, "no", 1);

        Assert.Contains("── A is preempted ─", Text(result, new TextOptions()));
    }

    internal static string Text(CheckResult result, TextOptions options)
    {
        var writer = new StringWriter { NewLine = "\n" };
        TextReport.Write(result, writer, options);
        return writer.ToString();
    }

    private static Trace WithLongValues(Trace trace) =>
        trace with { Steps = [.. trace.Steps.Select(s => s with { Location = $"Household.Refrigerator.{s.Location}" })] };
}
