using Interleave.Programs.ByVerdict.Deadlock;
using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Strategies;

/// <summary>Schedules that are drawn while all are explored.</summary>
public class DrawsTests
{
    private static readonly Lazy<RewrittenAssembly> Programs = new(() => Rewriter.Load(typeof(FiveAsyncPhilosophers).Assembly.Location));

    /// <summary>For every seed: no lucky draw.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [Trait("Slow", "five philosophers, searched with many schedules")]
    public void Check_BugThatTheExhaustiveSearchComesToLate_IsFoundByADrawnSchedule(ulong seed)
    {
        CheckResult result = Philosophers(seed);

        Assert.Equal(FailureKind.Deadlock, result.Kind);
        Assert.InRange(result.Drawn, 1, 100);
        Assert.InRange(result.Executions, result.Drawn + 1, 400);
    }

    [Fact]
    [Trait("Slow", "five philosophers, searched twice")]
    public void Check_FoundByADrawnSchedule_IsTheSameAgain_AndCanBeReplayed()
    {
        CheckResult first = Philosophers(1), second = Philosophers(1);

        Assert.Equal((first.Executions, first.Drawn, first.Replay, first.Message), (second.Executions, second.Drawn, second.Replay, second.Message));
        CheckResult replayed = Checker.Replay(Programs.Value, Method(), first.Replay!, Checked.Options);
        Assert.Equal((first.Kind, first.Message, first.Replay), (replayed.Kind, replayed.Message, replayed.Replay));
        Assert.Equal(0, replayed.DivergedAt);
    }

    [Fact]
    public void Report_FoundByADrawnSchedule_SaysHowManyWereDrawn()
    {
        CheckResult result = Philosophers(1);
        var text = new StringWriter();
        TextReport.Write(result, text);

        Assert.Contains($"({result.Drawn} of them drawn at random)", text.ToString().ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    /// <summary>Where all executions are explored, those that are drawn beside them are not counted.</summary>
    [Fact]
    public void Check_WithoutABug_CountsWhatIsExplored()
    {
        CheckResult result = Checked.TwoThreads("int x; void A() { x++; x++; x++; } void B() => A();").Check();

        Assert.Equal((Outcome.Verified, 328L, 0L), (result.Outcome, result.Executions, result.Drawn));
    }

    /// <summary>None is drawn beside the first few executions.</summary>
    [Fact]
    public void Check_FewExecutions_DrawsNone()
    {
        CheckResult result = Checked.TwoThreads("int x; void A() { int v = x; x = v + 1; } void B() => A(); void End() { if (x != 2) throw new Exception(\"lost\"); }").Check();

        Assert.Equal((Outcome.Failed, 0L), (result.Outcome, result.Drawn));
    }

    /// <summary>A loop that no drawn schedule gets out of within the bound does not keep the search from going on.</summary>
    [Fact]
    public void Check_DrawnSchedulesThatAreCut_DoNotStopTheSearch()
    {
        CheckResult result = Checked.TwoThreads(
            "int x; void A() { for (int i = 0; i < 20; i++) x++; } void B() => x++;").Check(Checked.Options with { LoopBound = 3, MaxExecutions = 50 });

        Assert.Equal(Outcome.NoBugFound, result.Outcome);
    }

    private static System.Reflection.MethodInfo Method() => Programs.Value.Assembly.GetType(typeof(FiveAsyncPhilosophers).FullName!)!.GetMethod("Run")!;

    private static CheckResult Philosophers(ulong seed) => Checker.Check(Programs.Value, Method(), Checked.Options with { Seed = seed });
}
