using Interleave.Exploration;
using Interleave.Rewriting;
using Interleave.Tests.Counts;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Strategies;

/// <summary>Searches that try some schedules instead of all.</summary>
public class StrategyTests
{
    private const string LostUpdate = """
        int x;
        void A() { int v = x; x = v + 1; }
        void B() { int v = x; x = v + 1; }
        void End() { if (x != 2) throw new Exception("lost"); }
        """;

    private const string Milk = """
        int milk; bool note;
        void A() { if (milk == 0) if (!note) { note = true; milk++; note = false; } }
        void B() => A();
        void End() { if (milk != 1) throw new Exception("too much milk"); }
        """;

    /// <summary>B must come between the two writes of A, after a long run of its own that has nothing to do with it.</summary>
    private const string OrderingOfDepthTwo = """
        object o = new(); int busy;
        void A() { for (int i = 0; i < 10; i++) busy = i; o = null; for (int i = 0; i < 10; i++) busy = i; o = new(); }
        void B() { int sum = 0; for (int i = 0; i < 3; i++) sum += busy; o.ToString(); }
        """;

    public static TheoryData<StrategyKind, string, ulong> Seeds
    {
        get
        {
            var seeds = new TheoryData<StrategyKind, string, ulong>();
            foreach (StrategyKind kind in (StrategyKind[])[StrategyKind.Random, StrategyKind.Pct])
                foreach (string program in (string[])[LostUpdate, Milk])
                    for (ulong seed = 1; seed <= 6; seed++)
                        seeds.Add(kind, program, seed);
            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Check_RandomSchedules_FindTheBugAndAreTheSameForASeed(StrategyKind kind, string program, ulong seed)
    {
        CheckOptions options = Checked.Options with { Strategy = kind, Seed = seed, MaxExecutions = 400 };
        RewrittenAssembly assembly = Checked.TwoThreads(program);

        CheckResult first = assembly.Check(options), second = assembly.Check(options);

        Assert.Equal(Outcome.Failed, first.Outcome);
        Assert.Equal(FailureKind.Exception, first.Kind);
        Assert.Equal((first.Executions, first.Replay, first.Message, first.Preemptions), (second.Executions, second.Replay, second.Message, second.Preemptions));
    }

    [Fact]
    public void Check_DifferentSeeds_TryDifferentSchedules()
    {
        RewrittenAssembly assembly = Checked.TwoThreads(Milk);

        Assert.True(Enumerable.Range(1, 12).Select(s => assembly.Check(Checked.Options with { Strategy = StrategyKind.Random, Seed = (ulong)s }).Executions).Distinct().Count() > 1);
    }

    [Theory]
    [InlineData(StrategyKind.Random, 1)]
    [InlineData(StrategyKind.Random, 37)]
    [InlineData(StrategyKind.Pct, 37)]
    public void Check_NothingToFind_StopsAtMaxExecutionsAndSaysSo(StrategyKind kind, long maximum)
    {
        CheckResult result = Checked.TwoThreads("int x; void A() => Interlocked.Increment(ref x); void B() => A();")
            .Check(Checked.Options with { Strategy = kind, MaxExecutions = maximum });

        Assert.Equal(Outcome.NoBugFound, result.Outcome);
        Assert.Equal(maximum, result.Executions);
        Assert.Contains(maximum == 1 ? "after 1 execution" : $"after {maximum} executions", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ExhaustiveWithMaxExecutions_StopsAndSaysSo()
    {
        CheckResult result = Checked.TwoThreads("int x; void A() { for (int i = 0; i < 4; i++) x++; } void B() => A();").Check(Checked.Options with { MaxExecutions = 10 });

        Assert.Equal(Outcome.NoBugFound, result.Outcome);
        Assert.Equal(10, result.Executions);
        Assert.True(result.Pending > 0);
    }

    /// <remarks>A bound that is never reached is not mentioned.</remarks>
    [Fact]
    public void Check_ExhaustiveWithMaxExecutionsJustEnough_Verifies() =>
        Assert.Equal(Outcome.Verified, Checked.TwoThreads("int x; void A() { x++; } void B() => A();").Check(Checked.Options with { MaxExecutions = 4 }).Outcome);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Check_PctAndABugOfDepthTwo_FindsIt(ulong seed)
    {
        CheckResult result = Checked.TwoThreads(OrderingOfDepthTwo).Check(Checked.Options with { Strategy = StrategyKind.Pct, Seed = seed, MaxExecutions = 500 });

        Assert.Equal(FailureKind.Exception, result.Kind);
        Assert.StartsWith("NullReferenceException", result.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Two threads of two steps each (a read and a write): 2 schedules without preemption, 2 more with a preemption after
    /// one step (the other then runs to its end or, with a second preemption, is itself interrupted after one step).
    /// </summary>
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(2, 6)]
    [InlineData(3, 6)]
    [InlineData(9, 6)]
    public void Bounded_TwoThreadsOfTwoSteps_AllSchedulesWithThatManyPreemptions(int bound, int schedules)
    {
        RewrittenAssembly assembly = Checked.TwoThreads("int x; void A() { int v = x; x = v + 1; } void B() => A();");

        // Starts and ends of threads are decisions that leave no trace: schedules come up more than once.
        Assert.Equal(schedules, Bounded(assembly, bound).Distinct().Count());
    }

    /// <summary>Three threads of one step each: all orders, but without preemption the one that starts another goes on before it.</summary>
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 6)]
    [InlineData(2, 6)]
    public void Bounded_ThreeThreadsOfOneStep_AllOrders(int bound, int orders)
    {
        RewrittenAssembly assembly = Checked.TwoThreads(
            """
            int x;
            void A() { x = 1; }
            void B() { var c = new Thread(C) { Name = "C" }; c.Start(); x = 2; c.Join(); }
            void C() { x = 3; }
            """);

        Assert.Equal(orders, Bounded(assembly, bound).Distinct().Count());
    }

    /// <summary>The schedules, as text, that a bound admits.</summary>
    private static List<string> Bounded(RewrittenAssembly assembly, int bound)
    {
        Type type = assembly.Assembly.GetType("P")!;
        var run = type.GetMethod("Run")!;
        var schedules = new List<string>();
        var knowledge = new Interleave.Executing.Knowledge(assembly.Fields.Count);
        var search = new Search(assembly, () => run.CreateDelegate<Action>(Activator.CreateInstance(type)!)(), Checked.Options, knowledge, _ => new BoundedStrategy(bound))
        {
            GoOnAfterFailure = true,
            Restarted = schedules.Clear,
            Completed = execution =>
            {
                schedules.Add(new ReplayToken(Interleave.Checking.Schedules.AsRun(execution)).ToString());
                Assert.InRange(Interleave.Checking.Schedules.Preemptions(execution), 0, bound);
            },
        };
        Exception? thrown = null;
        SearchEnd end = SearchEnd.Time;
        var thread = new Thread(() => { try { end = search.Run(); } catch (Exception e) { thrown = e; } }, Interleave.Executing.Execution.StackSize);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
        Assert.Equal(SearchEnd.Exhausted, end);
        return schedules;
    }
}
