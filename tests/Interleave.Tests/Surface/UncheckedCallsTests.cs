// The overloads without a token are what is tested.
#pragma warning disable xUnit1051

using Interleave.Surface.Calls;
using Xunit;

namespace Interleave.Tests.Surface;

/// <summary>With no controller each call is the original.</summary>
public class UncheckedCallsTests
{
    [Fact]
    public void Thread_StartedAndJoined_HasRun()
    {
        string? seen = null;
        Thread thread = ThreadCalls.New(parameter => seen = $"{parameter} on {ThreadCalls.get_Name(ThreadCalls.get_CurrentThread())}");
        ThreadCalls.set_Name(thread, "worker");
        ThreadCalls.set_IsBackground(thread, true);

        Assert.Equal(ThreadState.Unstarted | ThreadState.Background, ThreadCalls.get_ThreadState(thread));
        ThreadCalls.Start(thread, "run");
        Assert.True(ThreadCalls.Join(thread, 10_000));

        Assert.Equal("run on worker", seen);
        Assert.False(ThreadCalls.get_IsAlive(thread));
        Assert.Throws<ThreadStateException>(() => ThreadCalls.get_IsBackground(thread));
        Assert.Equal(thread.ManagedThreadId, ThreadCalls.get_ManagedThreadId(thread));
    }

    [Fact]
    public void Thread_NotStarted_CannotBeJoined() =>
        Assert.Throws<ThreadStateException>(() => ThreadCalls.Join(ThreadCalls.New(() => { })));

    [Fact]
    public void CurrentThread_IsTheRealOne() => Assert.Same(Thread.CurrentThread, ThreadCalls.get_CurrentThread());

    [Fact]
    public void Monitor_EnteredAndLeft_IsHeldMeanwhile()
    {
        object gate = new();
        bool taken = false;

        MonitorCalls.Enter(gate, ref taken);
        Assert.True(taken && MonitorCalls.IsEntered(gate) && Monitor.IsEntered(gate));
        Assert.False(MonitorCalls.Wait(gate, 1));
        MonitorCalls.PulseAll(gate);
        MonitorCalls.Exit(gate);

        Assert.False(Monitor.IsEntered(gate));
        Assert.Throws<SynchronizationLockException>(() => MonitorCalls.Exit(gate));
    }

    [Fact]
    public void Lock_ScopeDisposed_IsFree()
    {
        Lock gate = LockCalls.New();

        LockScope scope = LockCalls.EnterScope(gate);
        Assert.True(gate.IsHeldByCurrentThread && LockCalls.get_IsHeldByCurrentThread(gate));
        scope.Dispose();
        scope.Dispose();

        Assert.False(gate.IsHeldByCurrentThread);
        Assert.Throws<SynchronizationLockException>(() => LockCalls.Exit(gate));
    }

    [Fact]
    public void SemaphoreSlim_TakenAndGivenBack_Counts()
    {
        SemaphoreSlim semaphore = SemaphoreSlimCalls.New(1, 1);

        Assert.True(SemaphoreSlimCalls.Wait(semaphore, 0));
        Assert.False(SemaphoreSlimCalls.Wait(semaphore, TimeSpan.Zero));
        Assert.False(SemaphoreSlimCalls.Wait(semaphore, -2));
        Assert.Equal(0, SemaphoreSlimCalls.get_CurrentCount(semaphore));
        Assert.Equal(0, SemaphoreSlimCalls.Release(semaphore));
        Assert.Throws<SemaphoreFullException>(() => SemaphoreSlimCalls.Release(semaphore));
        Assert.Throws<OperationCanceledException>(() => SemaphoreSlimCalls.Wait(semaphore, new CancellationToken(canceled: true)));
        SemaphoreSlimCalls.Dispose(semaphore);
        Assert.Throws<ObjectDisposedException>(() => SemaphoreSlimCalls.Wait(semaphore));
    }
}
