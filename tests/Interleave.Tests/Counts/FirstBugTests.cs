using Interleave.Programs;
using Interleave.Programs.ByVerdict.Assertion;
using Interleave.Programs.ByVerdict.Deadlock;
using Interleave.Programs.ByVerdict.Verified;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Counts;

/// <summary>How many executions the default search needs to find a bug, where the nearest peer's figure is known or it finds none.</summary>
[Trait("Slow", "a program is explored to the end")]
public class FirstBugTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Counters).Assembly.Location));

    /// <remarks>At most ten, or as many as the nearest peer needs (the median of its seeds) if that is more.</remarks>
    [Theory]
    [InlineData(typeof(BoundedBufferWithIf), 10)]
    [InlineData(typeof(FivePhilosophers), 83)]
    [InlineData(typeof(FiveAsyncPhilosophers), 83)]
    [InlineData(typeof(AsyncPhilosophers), 83)]
    [InlineData(typeof(AsyncLostUpdate), 10)]
    [InlineData(typeof(PetersonSwapped), 37)]
    [InlineData(typeof(ReadersWritersWithIf), 10)]
    public void Check_BugThatThePeerFinds_TakesNoMoreExecutions(Type program, int most) => FailsWithin(program, "Run", most);

    /// <remarks>What is raced on, or misused, is no scheduling point there.</remarks>
    [Theory]
    [InlineData(typeof(Milk), nameof(Milk.Milk_CheckThenNote))]
    [InlineData(typeof(StaticField))]
    [InlineData(typeof(ArrayElement))]
    [InlineData(typeof(SpanElement))]
    [InlineData(typeof(AutoProperty))]
    [InlineData(typeof(AsyncBodyIncrement))]
    [InlineData(typeof(RefParameter))]
    [InlineData(typeof(ThreeInACircle))]
    [InlineData(typeof(StoreBuffering), nameof(StoreBuffering.WithoutFence))]
    public void Check_BugThatThePeerMisses_IsFoundSoon(Type program, string method = "Run") => FailsWithin(program, method, 10);

    /// <remarks>It calls these deadlocks.</remarks>
    [Theory]
    [InlineData(typeof(MutexOfTheSystem))]
    [InlineData(typeof(ReadersBesideEachOther))]
    [InlineData(typeof(PropertyInLockScope))]
    [InlineData(typeof(BarrierBetweenThreads))]
    [InlineData(typeof(CountdownBetweenThreads))]
    [InlineData(typeof(OpenedByASlimEvent))]
    [InlineData(typeof(ChannelBetweenTasks))]
    [InlineData(typeof(BlockingCollectionBetweenThreads))]
    [InlineData(typeof(LazyMadeOnce))]
    public void Check_RightProgramThatThePeerFaults_IsVerified(Type program) => Assert.Equal(Outcome.Verified, Check(program, "Run").Outcome);

    /// <summary>Programs of the kinds above without the bug.</summary>
    [Theory]
    [InlineData(typeof(BoundedBufferWithWhile))]
    [InlineData(typeof(WaitInWhile))]
    [InlineData(typeof(FivePhilosophersInOrder))]
    [InlineData(typeof(AsyncPhilosophersInOrder))]
    [InlineData(typeof(AsyncLockedUpdate))]
    [InlineData(typeof(PetersonFenced))]
    [InlineData(typeof(ReadersWritersWithWhile))]
    [InlineData(typeof(LockOfStaticField))]
    [InlineData(typeof(DisjointElements))]
    [InlineData(typeof(SpansOfTheirOwn))]
    [InlineData(typeof(AsyncBodyInterlocked))]
    [InlineData(typeof(InterlockedThroughRef))]
    [InlineData(typeof(NestedLocksInOneOrder))]
    [InlineData(typeof(StoreBuffering), nameof(StoreBuffering.WithFence))]
    public void Check_WithoutTheBug_IsVerified(Type program, string method = "Run") => Assert.Equal(Outcome.Verified, Check(program, method).Outcome);

    [Theory]
    [InlineData(typeof(AsyncCacheLoadedTwice))]
    [InlineData(typeof(ForgottenAwait))]
    [InlineData(typeof(DelayTakenForOrder))]
    [InlineData(typeof(ResultOnItsOwnContext))]
    [InlineData(typeof(CompletedUnderALock))]
    public void Check_AsyncProgram_FailsSoon(Type program) => FailsWithin(program, "Run", 10);

    private static void FailsWithin(Type program, string method, int most)
    {
        CheckResult result = Check(program, method);

        Assert.Equal(Outcome.Failed, result.Outcome);
        Assert.True(result.Executions <= most, $"found by execution {result.Executions}, {result.Drawn} of them drawn, which is more than {most}");
    }

    private static CheckResult Check(Type program, string method) =>
        Checker.Check(Copy.Value, Copy.Value.Assembly.GetType(program.FullName!)!.GetMethod(method)!, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60) });
}
