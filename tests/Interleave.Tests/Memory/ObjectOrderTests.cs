using Interleave.Objects;
using Interleave.Surface;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Memory;

/// <summary>What operations on objects order beside themselves, and what not, under .NET's model.</summary>
public class ObjectOrderTests
{
    private static readonly CheckOptions All = Checked.Options with { Memory = MemoryChoice.All };

    /// <summary>A wait for any of two makes them one object for the explorer, and of the program the same as it was.</summary>
    public enum Use
    {
        Alone,
        Together,
    }

    private static string Fields(Use use) => "AutoResetEvent first = new(false), second = new(true);"
        + $"void End() {{ {(use == Use.Together ? "second.Set(); WaitHandle.WaitAny(new WaitHandle[] { first, second });" : "")} Look(); }}";

    /// <summary>To set an event is no acquire: a later read may be done first.</summary>
    [Theory]
    [InlineData(Use.Alone, "", "dotnet")]
    [InlineData(Use.Together, "", "dotnet")]
    [InlineData(Use.Alone, "Interlocked.MemoryBarrier();", null)]
    [InlineData(Use.Together, "Interlocked.MemoryBarrier();", null)]
    public void Check_ReadBehindSet_MayBeDoneFirst(Use use, string fence, string? fails) => Fails(
        fails,
        $$"""
        int x, r0 = 1; bool r1 = true; {{Fields(use)}}
        void A() { first.Set(); {{fence}} r0 = x; }
        void B() { x = 1; Interlocked.MemoryBarrier(); r1 = first.WaitOne(0); }
        void Look() { if (r0 == 0 && !r1) throw new System.Exception("neither has seen the other"); }
        """);

    /// <summary>What is behind a wait is behind it, alone and together.</summary>
    [Theory]
    [InlineData(Use.Alone)]
    [InlineData(Use.Together)]
    public void Check_MessageThroughAnEvent_HoldsInAllModels(Use use) => Fails(
        null,
        $$"""
        int x, r0 = 1; {{Fields(use)}}
        void A() { x = 1; first.Set(); }
        void B() { first.WaitOne(); r0 = x; }
        void Look() { if (r0 == 0) throw new System.Exception("not there"); }
        """);

    /// <summary>
    /// That the explorer has one order of the operations on both events is no order of the program: A's first write is seen by C, its
    /// second one by B before.
    /// </summary>
    [Theory]
    [InlineData(Use.Alone, "dotnet")]
    [InlineData(Use.Together, "dotnet")]
    public void Check_OperationsOnDifferentEvents_AreInNoOrder(Use use, string fails) => Fails(
        fails,
        $$"""
        int x, y, r0, r1 = 1; {{Fields(use)}}
        void A() { y = 1; second.Set(); x = 1; }
        void B() { r0 = x; first.Set(); }
        void C() { first.WaitOne(); r1 = y; }
        void Look() { first.Set(); if (r0 == 1 && r1 == 0) throw new System.Exception("the second write before the first"); }
        """,
        threads: 3);

    /// <summary>An attempt that fails has acquired nothing, so programs with such are explored under weaker models, too.</summary>
    [Fact]
    public void Check_AttemptsThatFail_AreExploredUnderAllModels() => Fails(
        "dotnet",
        """
        AutoResetEvent first = new(false), second = new(false); bool r0, r1;
        void A() { first.Set(); r0 = second.WaitOne(0); }
        void B() { second.Set(); r1 = first.WaitOne(0); }
        void End() { if (!r0 && !r1) throw new System.Exception("neither has seen the other"); }
        """);

    [Theory]
    [InlineData(Operation.EventSet, true, 1, Orders.Releases)]
    [InlineData(Operation.EventReset, true, 1, Orders.None)]
    [InlineData(Operation.EventWait, true, 1, Orders.Acquires)]
    [InlineData(Operation.EventWait, false, 0, Orders.None)]
    [InlineData(Operation.MonitorEnter, true, 1, Orders.Acquires)]
    [InlineData(Operation.MonitorTryEnter, false, 0, Orders.None)]
    [InlineData(Operation.MonitorExit, true, 1, Orders.Releases)]
    [InlineData(Operation.MonitorPulse, true, 1, Orders.None)]
    [InlineData(Operation.SemaphoreWait, true, 1, Orders.Acquires)]
    [InlineData(Operation.SemaphoreRelease, true, 1, Orders.Releases)]
    [InlineData(Operation.MutexWait, true, 2, Orders.Acquires)]
    [InlineData(Operation.CountdownSignal, true, 0, Orders.Releases)]
    [InlineData(Operation.CountdownSignal, true, 1, Orders.Acquires | Orders.Releases)]
    [InlineData(Operation.BarrierArrive, true, 3, Orders.Releases)]
    [InlineData(Operation.BarrierArrive, true, -2, Orders.Acquires | Orders.Releases)]
    [InlineData(Operation.CancelIsRequested, false, 1, Orders.Acquires)]
    [InlineData(Operation.CancelUnregister, false, 0, Orders.Acquires)]
    [InlineData(Operation.CancelUnregister, false, -1, Orders.None)]
    [InlineData(Operation.ThreadStart, true, 1, Orders.Releases)]
    [InlineData(Operation.ThreadJoin, false, 1, Orders.Acquires)]
    [InlineData(Operation.ThreadJoin, false, 0, Orders.None)]
    [InlineData(Operation.SlimEnterRead, true, 1, Orders.Acquires)]
    [InlineData(Operation.SlimExitWrite, true, 1, Orders.Releases)]
    [InlineData(Operation.LazyFinish, true, 1, Orders.Releases)]
    internal void Of_Operation_IsWhatDotNetPromises(Operation operation, bool changes, long result, Orders orders) =>
        Assert.Equal(orders, OperationOrder.Of(operation, changes, result));

    private static void Fails(string? model, string members, int threads = 2)
    {
        CheckResult result = Checked.Threads(threads, members).Check(All);

        Assert.Equal(model is null ? Outcome.Verified : Outcome.Failed, result.Outcome);
        Assert.Equal(model ?? "dotnet", result.Outcome == Outcome.Verified ? result.HoldsIn[^1] : result.Memory);
    }
}
