using Interleave.Exploration;
using Xunit;

namespace Interleave.Tests.Counts;

/// <summary>What only one thread reaches makes no choice, whatever it is.</summary>
public class LocalStateTests
{
    [Theory]
    [InlineData("LocalState.WithMemory")]
    [InlineData("LocalState.WithObjects")]
    public void Explore_WithLocalOperations_AsManyExecutionsAsWithout(string program)
    {
        Explored.Result without = Explored.Run("LocalState.Without"), with = Explored.Run(program);

        Assert.Equal(SearchEnd.Exhausted, with.End);
        // Ten increments of one variable, five of each thread.
        Assert.Equal((252, 0), (without.Search.Executions, without.Search.DeadEnds));
        Assert.Equal((252, 0), (with.Search.Executions, with.Search.DeadEnds));
    }
}
