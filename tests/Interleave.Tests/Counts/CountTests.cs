using Interleave.Exploration;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Counts;

/// <summary>
/// How many executions the standard programs have under sequential consistency. The figures are those that GenMC and
/// Nidhugg publish for the same programs, unless said otherwise; each is of the whole stack, from compiled code on.
/// </summary>
[Trait("Slow", "some of the standard programs have millions of executions")]
public class CountTests
{
    [Theory]
    [InlineData("Counter_2x1", 4)]
    [InlineData("Counter_2x2", 34)]
    [InlineData("Counter_2x3", 328)]
    [InlineData("Counter_2x4", 3_334)]
    [InlineData("Counter_2x5", 34_904)]
    [InlineData("Counter_3x1", 36)]
    [InlineData("Counter_4x1", 576)]
    [InlineData("Counter_5x1", 14_400)]
    [InlineData("Counter_3x2", 7_134)]
    public void Counter_AllExecutions_AsManyAsKnown(string method, long executions) => AreAll("Counters." + method, executions, deadEnds: 0);

    [Fact(Explicit = true)]
    [Trait("slow", "yes")]
    public void Counter_FourThreadsTwice_AsManyAsKnown() => AreAll("Counters.Counter_4x2", 5_189_880, deadEnds: 0, budget: 600);

    [Theory]
    [InlineData("Fib_1", 3)]
    [InlineData("Fib_2", 19)]
    [InlineData("Fib_3", 141)]
    [InlineData("Fib_4", 1_107)]
    [InlineData("Fib_5", 8_953)]
    [InlineData("Fib_6", 73_789)]
    public void Fibonacci_AllExecutions_AsManyAsKnown(string method, long executions) => AreAll("Fibonacci." + method, executions, deadEnds: 0);

    [Fact]
    public void Fibonacci_LimitThatIsReached_FailsWithin2500Executions()
    {
        Explored.Result result = Explored.Run("Fibonacci.Fib_5_Bug");

        Assert.Equal(SearchEnd.Failed, result.End);
        Assert.InRange(result.Search.Executions, 1, 2_500);
    }

    [Theory]
    [InlineData("LastZero_2", 5)]
    [InlineData("LastZero_3", 12)]
    [InlineData("LastZero_4", 28)]
    [InlineData("LastZero_5", 64)]
    [InlineData("LastZero_6", 144)]
    [InlineData("LastZero_7", 320)]
    [InlineData("LastZero_8", 704)]
    [InlineData("LastZero_10", 3_328)]
    public void LastZero_AllExecutions_AsManyAsKnown(string method, long executions) => AreAll("LastZero." + method, executions, deadEnds: 0);

    [Theory]
    [InlineData("Indexer_11", 1)]
    [InlineData("Indexer_12", 8)]
    [InlineData("Indexer_13", 64)]
    [InlineData("Indexer_14", 512)]
    [InlineData("Indexer_15", 4_096)]
    public void Indexer_AllExecutions_EightTimesAsManyForEachThreadMore(string method, long executions) => AreAll("Indexer." + method, executions);

    [Theory]
    [InlineData("PetersonRounds.Peterson_1", 4)]
    [InlineData("PetersonRounds.Peterson_2", 48)]
    [InlineData("PetersonRounds.Peterson_3", 588)]
    [InlineData("BakeryOnce.Bakery_2", 9)]
    [InlineData("BakeryOnce.Bakery_3", 254)]
    public void MutualExclusion_WaitingLoopsAsAwaits_AsManyAsKnown(string program, long executions) => AreAll(program, executions);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Dining_LowerForkFirst_AllOrdersOfNeighboursButTwo(int n) => AreAll($"Dining.Dining_Ordered_{n}", (1 << n) - 2, deadEnds: 0);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Dining_LeftForkFirst_OneExecutionMoreWhichIsTheDeadlock(int n)
    {
        Explored.Result result = Explored.Run($"Dining.Dining_Naive_{n}", goOn: true);

        Assert.Equal(SearchEnd.Exhausted, result.End);
        Assert.Equal((1 << n) - 1, result.Search.Executions);
        Assert.Equal([KeyValuePair.Create(FailureKind.Deadlock, 1)], result.Failures);
    }

    [Theory]
    [InlineData("Milk_CheckThenNote", 2)]
    [InlineData("Milk_WatchAndWait", 4)]
    public void Milk_SolutionOfTheBook_HasTheKnownVerdictSoon(string method, int atMost)
    {
        Explored.Result result = Explored.Run("Milk." + method);

        // Watch-and-wait is right under sequential consistency and wrong only where stores are buffered.
        if (method == "Milk_WatchAndWait")
        {
            Assert.Equal(SearchEnd.Exhausted, result.End);
            return;
        }
        Assert.Equal(SearchEnd.Failed, result.End);
        Assert.InRange(result.Search.Executions, 1, atMost);
    }

    /// <remarks>
    /// One monitor on which everybody waits and everybody is woken: as in Nidhugg for one producer and one consumer. With
    /// more there are more executions than with a condition for each kind, since those that find nothing go back to wait.
    /// (To leave such rounds out, which brings it down to GenMC's 4, 36 and 288, loses executions: others have had the
    /// monitor meanwhile.)
    /// </remarks>
    [Theory]
    [InlineData("Buffer_1P1C_1", 2)]
    [InlineData("Buffer_1P1C_2", 8)]
    [InlineData("Buffer_1P1C_3", 32)]
    [InlineData("Buffer_2P2C_1", 80)]
    [InlineData("Buffer_2P2C_2_Capacity2", 29_160)]
    public void BufferOneCondition_AllExecutions_AsFound(string method, long executions) => AreAll("BufferOneCondition." + method, executions);

    /// <remarks>
    /// Nidhugg has 2, 8, 32, 48, 29,728 and 5,184. Ours is a condition made of a semaphore for each waiter: between its
    /// being released and its entering the monitor again others may go in, in orders that a condition of the operating
    /// system does not tell apart. With one waiter at most the figures agree; else these are as found, and brute force
    /// over such programs is the reference.
    /// </remarks>
    [Theory]
    [InlineData("Buffer_1P1C_1", 2)]
    [InlineData("Buffer_1P1C_2", 8)]
    [InlineData("Buffer_1P1C_3", 32)]
    [InlineData("Buffer_2P2C_1", 56)]
    public void BufferTwoConditions_AllExecutions_AsFound(string method, long executions) => AreAll($"BufferTwoConditions.{method}_TwoConditions", executions);

    [Theory(Explicit = true)]
    [Trait("slow", "yes")]
    [InlineData("Buffer_2P2C_2", 50_264)]
    [InlineData("Buffer_2P2C_2_Capacity2", 18_204)]
    public void BufferTwoConditions_LongOnes_AsFound(string method, long executions) => AreAll($"BufferTwoConditions.{method}_TwoConditions", executions);

    /// <remarks>Nidhugg has 4, 58, 39, 1,250 and 2,328 for two conditions; the difference is that of the buffer, with several writers only.</remarks>
    [Theory]
    [InlineData("ReadersWritersTwoConditions.ReadersWriters_1R1W_TwoConditions", 4)]
    [InlineData("ReadersWritersTwoConditions.ReadersWriters_2R1W_TwoConditions", 58)]
    [InlineData("ReadersWritersTwoConditions.ReadersWriters_1R2W_TwoConditions", 40)]
    [InlineData("ReadersWritersTwoConditions.ReadersWriters_2R2W_TwoConditions", 1_284)]
    [InlineData("ReadersWritersTwoConditions.ReadersWriters_3R1W_TwoConditions", 2_328)]
    [InlineData("ReadersWritersOneCondition.ReadersWriters_1R1W", 4)]
    [InlineData("ReadersWritersOneCondition.ReadersWriters_2R1W", 62)]
    [InlineData("ReadersWritersOneCondition.ReadersWriters_1R2W", 54)]
    [InlineData("ReadersWritersOneCondition.ReadersWriters_2R2W", 3_220)]
    [InlineData("ReadersWritersOneCondition.ReadersWriters_3R1W", 3_060)]
    public void ReadersWriters_AllExecutions_AsFound(string program, long executions) => AreAll(program, executions);

    [Theory]
    [InlineData("SB", 3)]
    [InlineData("MP", 3)]
    [InlineData("LB", 3)]
    [InlineData("TwoPlusTwoW", 3)]
    [InlineData("IRIW", 15)]
    [InlineData("R", 3)]
    [InlineData("S", 3)]
    [InlineData("CoRR", 3)]
    [InlineData("WRC", 7)]
    public void Litmus_AllExecutions_AsManyAsKnown(string method, long executions) => AreAll("Litmus." + method, executions, deadEnds: 0);

    /// <remarks>Fences and modes change nothing under sequential consistency; an exchange has an order with the other's.</remarks>
    [Theory]
    [InlineData("SB_Volatile", 3)]
    [InlineData("SB_Fence", 3)]
    [InlineData("SB_OneFence", 3)]
    [InlineData("MP_VolatileFlag", 3)]
    [InlineData("MP_ReleaseOnly", 3)]
    [InlineData("MP_AcquireOnly", 3)]
    [InlineData("MP_Fence", 3)]
    [InlineData("TwoPlusTwoW_Volatile", 3)]
    [InlineData("IRIW_Volatile", 15)]
    public void LitmusOrdered_AllExecutions_SameAsPlain(string method, long executions) => AreAll("LitmusOrdered." + method, executions, deadEnds: 0);

    /// <summary>(3 · 3)! / (3!)³ orders of the sections.</summary>
    [Fact]
    public void LockSections_ThreeThreadsThreeTimes_AllOrders() => AreAll("Sections.LockSections_3x3", 1_680, deadEnds: 0);

    /// <summary>6! / (3!)² orders of the increments.</summary>
    [Fact]
    public void Interlocked_TwoThreadsThreeTimes_AllOrders() => AreAll("Sections.Interlocked_2x3", 20, deadEnds: 0);

    internal static void AreAll(string program, long executions, long? deadEnds = null, double budget = 300)
    {
        Explored.Result result = Explored.Run(program, budget: budget);

        Assert.True(result.End == SearchEnd.Exhausted, $"{program}: {result.End} {result.Search.Execution.Finding} {result.Search.Execution.Refused}");
        Assert.Equal(executions, result.Search.Executions);
        Assert.Equal(0, result.Search.Cut);
        if (deadEnds is { } expected)
            Assert.Equal(expected, result.Search.DeadEnds);
    }
}
