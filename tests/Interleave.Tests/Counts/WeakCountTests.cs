using Interleave.Exploration;
using Interleave.Memory;
using Xunit;

namespace Interleave.Tests.Counts;

/// <summary>How many executions the standard programs have under weaker models, each of the whole stack.</summary>
public class WeakCountTests
{
    /// <summary>Complete executions under SC, TSO and .NET; the first two as in the literature, the last by the reference model.</summary>
    [Theory]
    [InlineData("Litmus.SB", 3, 4, 4)]
    [InlineData("Litmus.MP", 3, 3, 4)]
    [InlineData("Litmus.LB", 3, 3, 3)]
    [InlineData("Litmus.TwoPlusTwoW", 3, 3, 4)]
    [InlineData("Litmus.IRIW", 15, 15, 16)]
    [InlineData("Litmus.R", 3, 4, 4)]
    [InlineData("Litmus.S", 3, 3, 4)]
    [InlineData("LitmusOrdered.SB_Volatile", 3, 4, 4)]
    [InlineData("LitmusOrdered.SB_Fence", 3, 3, 3)]
    [InlineData("LitmusOrdered.SB_OneFence", 3, 4, 4)]
    [InlineData("LitmusOrdered.MP_VolatileFlag", 3, 3, 3)]
    [InlineData("LitmusOrdered.MP_ReleaseOnly", 3, 3, 4)]
    [InlineData("LitmusOrdered.MP_AcquireOnly", 3, 3, 4)]
    [InlineData("LitmusOrdered.MP_Fence", 3, 3, 3)]
    [InlineData("LitmusOrdered.TwoPlusTwoW_Volatile", 3, 3, 3)]
    [InlineData("LitmusOrdered.IRIW_Volatile", 15, 15, 15)]
    public void Litmus_AllExecutions_AsManyAsKnown(string program, int sc, int tso, int dotNet)
    {
        Assert.Equal(sc, Count(program, new SequentialConsistency()));
        Assert.Equal(tso, Count(program, new TotalStoreOrder()));
        Assert.Equal(dotNet, Count(program, new DotNet()));
    }

    /// <remarks>GenMC has these figures for TSO, too.</remarks>
    [Theory]
    [InlineData("Fibonacci.Fib_3", 175)]
    [InlineData("Fibonacci.Fib_4", 1_764)]
    [InlineData("Fibonacci.Fib_5", 19_404)]
    [InlineData("Counters.Counter_2x3", 328)]
    [InlineData("Counters.Counter_2x4", 3_334)]
    [InlineData("Counters.Counter_3x2", 7_134)]
    [InlineData("LastZero.LastZero_5", 64)]
    [InlineData("LastZero.LastZero_8", 704)]
    public void Tso_AllExecutions_AsManyAsKnown(string program, int executions) => Assert.Equal(executions, Count(program, new TotalStoreOrder()));

    [Theory]
    [InlineData("PetersonRounds.Peterson_1")]
    [InlineData("BakeryOnce.Bakery_2")]
    [InlineData("Milk.Milk_WatchAndWait")]
    public void MutualExclusion_WithoutFences_FailsUnderTso(string program) =>
        Assert.Equal(SearchEnd.Failed, Explored.Run(program, memory: new TotalStoreOrder()).End);

    private static long Count(string program, IMemoryModel memory)
    {
        Explored.Result result = Explored.Run(program, memory: memory);
        Assert.True(result.End == SearchEnd.Exhausted, $"{program}: {result.End} {result.Search.Execution.Finding} {result.Search.Execution.Refused}");
        return result.Search.Executions;
    }
}
