using Xunit;

namespace Interleave.Tests.Counts;

/// <summary>How many executions programs have whose threads wait in loops, and how many runs come to nothing.</summary>
public class WaitingLoopTests
{
    /// <summary>Each order in which the threads come to their sections, and what a thread sees of a lock before it tries for it.</summary>
    [Theory]
    [InlineData("SpinLocks.TestAndSet_2x1", 2, 0)]
    [InlineData("SpinLocks.TestAndSet_2x2", 6, 0)]
    [InlineData("SpinLocks.TestAndSet_3x1", 6, 2)]
    [InlineData("SpinLocks.CompareAndSwap_2x2", 6, 0)]
    [InlineData("SpinLocks.CompareAndSwap_3x1", 6, 2)]
    [InlineData("SpinLocks.TestAndTestAndSet_2x2", 34, 0)]
    [InlineData("SpinLocks.TestAndTestAndSet_3x1", 36, 16)]
    [InlineData("SpinLocks.Ticket_2x2", 6, 0)]
    [InlineData("SpinLocks.Ticket_3x1", 6, 0)]
    [InlineData("SpinLocks.SpinLock_2x1", 6, 0)]
    [InlineData("SpinLocks.SpinLock_2x2", 94, 0)]
    [InlineData("SpinLocks.SpinLock_3x1", 90, 14)]
    [InlineData("SpinLocks.SpinUntil_2x2", 6, 0)]
    [InlineData("WaitingForOthers.Flag", 1, 0)]
    [InlineData("WaitingForOthers.Flag_TheOtherWayRound", 1, 0)]
    [InlineData("WaitingForOthers.Flag_TwoWait", 1, 0)]
    [InlineData("WaitingForOthers.Turns_2x1", 1, 0)]
    [InlineData("WaitingForOthers.Turns_2x3", 1, 0)]
    [InlineData("WaitingForOthers.Turns_3x1", 1, 0)]
    [InlineData("WaitingForOthers.Barrier_2", 2, 0)]
    [InlineData("WaitingForOthers.Barrier_3", 6, 0)]
    [InlineData("WaitingForOthers.Barrier_2x2", 4, 0)]
    [InlineData("PetersonRounds.Peterson_1", 4, 1)]
    [InlineData("PetersonRounds.Peterson_2", 48, 9)]
    [InlineData("PetersonRounds.Peterson_3", 588, 109)]
    [InlineData("BakeryOnce.Bakery_2", 9, 0)]
    [InlineData("BakeryOnce.Bakery_3", 254, 51)]
    public void WaitingLoops_DeadEnds_AtMostAThirdOfAllRuns(string program, long executions, long deadEnds)
    {
        CountTests.AreAll(program, executions, deadEnds);
        Assert.True(3 * deadEnds <= executions + deadEnds);
    }
}
