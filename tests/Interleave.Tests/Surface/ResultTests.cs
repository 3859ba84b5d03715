using Interleave.Surface;
using Interleave.Surface.Calls;
using Xunit;

namespace Interleave.Tests.Surface;

/// <summary>What the controller answers becomes what .NET returns or throws.</summary>
public class ResultTests
{
    private static readonly object Gate = new();
    private static readonly Lock RealLock = new();
    private static readonly SemaphoreSlim Semaphore = new(0);
    private static readonly Thread Thread = new(() => { });

    private static readonly Dictionary<string, Func<object?>> Cases = new()
    {
        ["Monitor.Exit"] = Of(() => MonitorCalls.Exit(Gate)),
        ["Monitor.IsEntered"] = () => MonitorCalls.IsEntered(Gate),
        ["Monitor.Pulse"] = Of(() => MonitorCalls.Pulse(Gate)),
        ["Monitor.PulseAll"] = Of(() => MonitorCalls.PulseAll(Gate)),
        ["Monitor.TryEnter"] = () => MonitorCalls.TryEnter(Gate),
        ["Monitor.TryEnter timeout"] = () => MonitorCalls.TryEnter(Gate, 5),
        ["Monitor.TryEnter span"] = () => MonitorCalls.TryEnter(Gate, TimeSpan.FromMilliseconds(5.9)),
        ["Monitor.Wait"] = () => MonitorCalls.Wait(Gate),
        ["Monitor.Wait timeout"] = () => MonitorCalls.Wait(Gate, 5, true),
        ["Monitor.Wait span"] = () => MonitorCalls.Wait(Gate, Timeout.InfiniteTimeSpan),
        ["Lock.Exit"] = Of(() => LockCalls.Exit(RealLock)),
        ["Lock.IsHeld"] = () => LockCalls.get_IsHeldByCurrentThread(RealLock),
        ["Lock.TryEnter"] = () => LockCalls.TryEnter(RealLock),
        ["Lock.TryEnter timeout"] = () => LockCalls.TryEnter(RealLock, -1),
        ["Lock.Scope"] = Of(() => LockCalls.EnterScope(RealLock).Dispose()),
        ["Semaphore.Wait"] = Of(() => SemaphoreSlimCalls.Wait(Semaphore)),
        ["Semaphore.Wait timeout"] = () => SemaphoreSlimCalls.Wait(Semaphore, 0, CancellationToken.None),
        ["Semaphore.Wait negative"] = () => SemaphoreSlimCalls.Wait(Semaphore, -2),
        ["Semaphore.Wait long"] = () => SemaphoreSlimCalls.Wait(Semaphore, TimeSpan.MaxValue),
        ["Semaphore.Release"] = () => SemaphoreSlimCalls.Release(Semaphore, 3),
        ["Semaphore.Release none"] = () => SemaphoreSlimCalls.Release(Semaphore, 0),
        ["Semaphore.Count"] = () => SemaphoreSlimCalls.get_CurrentCount(Semaphore),
        ["Semaphore.New"] = () => SemaphoreSlimCalls.New(1, 2).CurrentCount,
        ["Semaphore.New unbounded"] = () => SemaphoreSlimCalls.New(3).CurrentCount,
        ["Semaphore.Dispose"] = Of(() => SemaphoreSlimCalls.Dispose(Semaphore)),
        ["Thread.Join"] = Of(() => ThreadCalls.Join(Thread)),
        ["Thread.Join timeout"] = () => ThreadCalls.Join(Thread, 7),
        ["Thread.IsAlive"] = () => ThreadCalls.get_IsAlive(Thread),
        ["Thread.ThreadState"] = () => ThreadCalls.get_ThreadState(Thread),
        ["Thread.IsBackground"] = () => ThreadCalls.get_IsBackground(Thread),
        ["Thread.IsBackground ="] = Of(() => ThreadCalls.set_IsBackground(Thread, true)),
        ["Thread.Id"] = () => ThreadCalls.get_ManagedThreadId(Thread),
        ["Thread.GetHashCode"] = () => ThreadCalls.GetHashCode(Thread),
        ["Thread.Yield"] = () => ThreadCalls.Yield(),
        ["Thread.Sleep"] = Of(() => ThreadCalls.Sleep(100)),
        ["Thread.Sleep for ever"] = Of(() => ThreadCalls.Sleep(Timeout.Infinite)),
        ["Thread.Interrupt"] = Of(() => ThreadCalls.Interrupt(Thread)),
        ["Thread.SpinWait"] = Of(() => ThreadCalls.SpinWait(1)),
        ["Thread.Start"] = Of(() => ThreadCalls.Start(Thread, "x")),
        ["Thread.New"] = () => ThreadCalls.New(_ => { }, 1 << 20) is not null,
        ["Thread.Name ="] = Of(() => ThreadCalls.set_Name(Thread, "x")),
        ["Thread.Name"] = () => ThreadCalls.get_Name(Thread),
        ["Thread.Priority"] = () => ThreadCalls.get_Priority(Thread),
    };

    [Theory]
    [InlineData("Monitor.Exit", 1, "MonitorExit 0", null)]
    [InlineData("Monitor.Exit", 0, "MonitorExit 0", typeof(SynchronizationLockException))]
    [InlineData("Monitor.IsEntered", 1, "MonitorIsEntered 0", true)]
    [InlineData("Monitor.IsEntered", 0, "MonitorIsEntered 0", false)]
    [InlineData("Monitor.Pulse", 0, "MonitorPulse 0", typeof(SynchronizationLockException))]
    [InlineData("Monitor.Pulse", 1, "MonitorPulse 0", null)]
    [InlineData("Monitor.PulseAll", 0, "MonitorPulseAll 0", typeof(SynchronizationLockException))]
    [InlineData("Monitor.PulseAll", 1, "MonitorPulseAll 0", null)]
    [InlineData("Monitor.TryEnter", 1, "MonitorTryEnter 0", true)]
    [InlineData("Monitor.TryEnter", 0, "MonitorTryEnter 0", false)]
    [InlineData("Monitor.TryEnter timeout", 1, "MonitorTryEnter 5", true)]
    [InlineData("Monitor.TryEnter span", 0, "MonitorTryEnter 5", false)]
    [InlineData("Monitor.Wait", 1, "MonitorWait -1", true)]
    [InlineData("Monitor.Wait", -1, "MonitorWait -1", typeof(SynchronizationLockException))]
    [InlineData("Monitor.Wait timeout", 0, "MonitorWait 5", false)]
    [InlineData("Monitor.Wait span", 1, "MonitorWait -1", true)]
    [InlineData("Lock.Exit", 0, "LockExit 0", typeof(SynchronizationLockException))]
    [InlineData("Lock.Exit", 1, "LockExit 0", null)]
    [InlineData("Lock.IsHeld", 1, "LockIsHeld 0", true)]
    [InlineData("Lock.TryEnter", 0, "LockTryEnter 0", false)]
    [InlineData("Lock.TryEnter timeout", 1, "LockTryEnter -1", true)]
    [InlineData("Lock.Scope", 1, "LockEnter 0; LockExit 0", null)]
    [InlineData("Semaphore.Wait", 1, "SemaphoreWait -1", null)]
    [InlineData("Semaphore.Wait", -1, "SemaphoreWait -1", typeof(ObjectDisposedException))]
    [InlineData("Semaphore.Wait timeout", 0, "SemaphoreWait 0", false)]
    [InlineData("Semaphore.Wait timeout", 1, "SemaphoreWait 0", true)]
    [InlineData("Semaphore.Wait negative", 0, "SemaphoreWait 0", false)]
    [InlineData("Semaphore.Wait negative", -1, "SemaphoreWait 0", typeof(ObjectDisposedException))]
    [InlineData("Semaphore.Wait long", 1, "SemaphoreWait 2147483647", true)]
    [InlineData("Semaphore.Release", 4, "SemaphoreRelease 3", 4)]
    [InlineData("Semaphore.Release", -1, "SemaphoreRelease 3", typeof(SemaphoreFullException))]
    [InlineData("Semaphore.Release", -2, "SemaphoreRelease 3", typeof(ObjectDisposedException))]
    [InlineData("Semaphore.Release none", -2, "SemaphoreRelease 0", typeof(ObjectDisposedException))]
    [InlineData("Semaphore.Count", 4, "SemaphoreCount 0", 4)]
    [InlineData("Semaphore.New", 0, "SemaphoreCreate 8589934593", 1)]
    [InlineData("Semaphore.New unbounded", 0, "SemaphoreCreate 9223372032559808515", 3)]
    [InlineData("Semaphore.Dispose", 0, "SemaphoreDispose 0", null)]
    [InlineData("Thread.Join", 1, "ThreadJoin -1", null)]
    [InlineData("Thread.Join", -1, "ThreadJoin -1", typeof(ThreadStateException))]
    [InlineData("Thread.Join timeout", 0, "ThreadJoin 7", false)]
    [InlineData("Thread.Join timeout", 1, "ThreadJoin 7", true)]
    [InlineData("Thread.IsAlive", 1, "ThreadIsAlive 0", true)]
    [InlineData("Thread.ThreadState", 12, "ThreadState 0", ThreadState.Unstarted | ThreadState.Background)]
    [InlineData("Thread.IsBackground", 1, "ThreadIsBackground 0", true)]
    [InlineData("Thread.IsBackground", -1, "ThreadIsBackground 0", typeof(ThreadStateException))]
    [InlineData("Thread.IsBackground =", 0, "ThreadSetBackground 1", null)]
    [InlineData("Thread.IsBackground =", -1, "ThreadSetBackground 1", typeof(ThreadStateException))]
    [InlineData("Thread.Id", 3, "ThreadId 0", 3)]
    [InlineData("Thread.GetHashCode", 3, "ThreadId 0", 3)]
    [InlineData("Thread.Yield", 0, "Yield 0", true)]
    [InlineData("Thread.Sleep", 0, "TakeInterrupt 0; Yield 0", null)]
    [InlineData("Thread.Sleep for ever", 0, "TakeInterrupt -1; Yield 0", null)]
    [InlineData("Thread.SpinWait", 0, "Yield 0", null)]
    [InlineData("Thread.Interrupt", 0, "ThreadInterrupt 0", null)]
    [InlineData("Thread.Start", 0, "Start x", null)]
    [InlineData("Thread.New", 0, "NewThread ParameterizedThreadStart", true)]
    [InlineData("Thread.Name =", 0, "SetName x", null)]
    [InlineData("Thread.Name", 0, "", "name")]
    [InlineData("Thread.Priority", 0, "", ThreadPriority.Normal)]
    public void Call_Answered_GivesDotNetsResult(string call, long answer, string asked, object? expected)
    {
        using var controller = new RecordingController { Answer = answer };
        object? result = null;
        Exception? thrown = Record.Exception(() => { result = Cases[call](); });

        Assert.Equal(asked, string.Join("; ", controller.Log));
        if (expected is Type exception)
            Assert.IsType(exception, thrown);
        else
            Assert.Equal((null, expected), (thrown, result));
    }

    [Fact]
    public void Call_WhileUnwinding_ThrowsNothingWhateverTheAnswer()
    {
        foreach ((string name, Func<object?> call) in Cases.Where(c => c.Key != "Thread.Sleep for ever"))
            foreach (long answer in (long[])[-2, -1, 0, 1])
            {
                using var controller = new RecordingController { Answer = answer, Abandoned = true };
                Exception? thrown = Record.Exception(() => { call(); });
                Assert.True(thrown is null, $"{name}, {answer}: {thrown}");
            }
    }

    [Fact]
    public void Enter_WithFlag_SetsItAfterwards()
    {
        using var controller = new RecordingController { Location = 5 };
        bool taken = false;

        MonitorCalls.Enter(Gate, ref taken);

        Assert.True(taken);
        Assert.Equal(["Load 5 7 Plain 0", "MonitorEnter 0", "Store 5 7 Plain 0 -> 1"], controller.Log);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void TryEnter_WithFlag_SetsItToTheResult(long answer, bool expected)
    {
        using var controller = new RecordingController { Answer = answer };
        bool now = false, soon = false, later = false;

        MonitorCalls.TryEnter(Gate, ref now);
        MonitorCalls.TryEnter(Gate, 1, ref soon);
        MonitorCalls.TryEnter(Gate, TimeSpan.FromSeconds(1), ref later);

        Assert.Equal((expected, expected, expected), (now, soon, later));
        Assert.Equal(["MonitorTryEnter 0", "MonitorTryEnter 1", "MonitorTryEnter 1000"], controller.Log);
    }

    [Fact]
    public void LockScope_DisposedTwice_LeavesOnce()
    {
        using var controller = new RecordingController { Answer = 1 };
        LockScope scope = LockCalls.EnterScope(RealLock);

        scope.Dispose();
        scope.Dispose();

        Assert.Equal(["LockEnter 0", "LockExit 0"], controller.Log);
    }

    [Fact]
    public void SemaphoreWait_CancelledToken_Throws()
    {
        using var source = new CancellationTokenSource();
        using var controller = new RecordingController { Answer = 1 };

        Assert.Throws<OperationCanceledException>(() => SemaphoreSlimCalls.Wait(Semaphore, source.Token));
    }

    [Fact]
    public void SemaphoreWait_TokenThatMayBeCancelled_WaitsForEither()
    {
        using var source = new CancellationTokenSource();
        using var controller = new RecordingController { Answers = { [Operation.Together] = 1 } };

        Assert.True(SemaphoreSlimCalls.Wait(Semaphore, 7, source.Token));

        Assert.Equal(["CancelIsRequested 0", "Any 2 7"], controller.Log);
    }

    private static Func<object?> Of(Action action) => () =>
    {
        action();
        return null;
    };
}
