using Interleave.Surface.Calls;
using Xunit;

namespace Interleave.Tests.Surface;

/// <summary>Wrong arguments give the same exception, for the same parameter, as the original call does.</summary>
public class ArgumentChecksTests
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMilliseconds(int.MaxValue + 1L);
    private static readonly TimeSpan Negative = TimeSpan.FromMilliseconds(-2);

    private static readonly Dictionary<string, Action> Cases = new()
    {
        ["Enter null"] = () => MonitorCalls.Enter(null!),
        ["Enter null, taken"] = () => { bool taken = true; MonitorCalls.Enter(null!, ref taken); },
        ["Enter null, not taken"] = () => { bool taken = false; MonitorCalls.Enter(null!, ref taken); },
        ["Exit null"] = () => MonitorCalls.Exit(null!),
        ["IsEntered null"] = () => MonitorCalls.IsEntered(null!),
        ["Pulse null"] = () => MonitorCalls.Pulse(null!),
        ["PulseAll null"] = () => MonitorCalls.PulseAll(null!),
        ["TryEnter null"] = () => MonitorCalls.TryEnter(null!),
        ["TryEnter null, timeout"] = () => MonitorCalls.TryEnter(null!, 1),
        ["TryEnter null, bad timeout"] = () => MonitorCalls.TryEnter(null!, -2),
        ["TryEnter null, bad span"] = () => MonitorCalls.TryEnter(null!, TooLong),
        ["TryEnter bad timeout"] = () => MonitorCalls.TryEnter(new object(), -2),
        ["TryEnter bad span"] = () => MonitorCalls.TryEnter(new object(), Negative),
        ["TryEnter taken"] = () => { bool taken = true; MonitorCalls.TryEnter(null!, ref taken); },
        ["TryEnter taken, bad timeout"] = () => { bool taken = true; MonitorCalls.TryEnter(null!, -2, ref taken); },
        ["TryEnter taken, bad span"] = () => { bool taken = true; MonitorCalls.TryEnter(null!, TooLong, ref taken); },
        ["Wait null"] = () => MonitorCalls.Wait(null!),
        ["Wait null, bad timeout"] = () => MonitorCalls.Wait(null!, -2),
        ["Wait null, bad span"] = () => MonitorCalls.Wait(null!, TooLong),
        ["Wait bad timeout"] = () => MonitorCalls.Wait(new object(), -2),
        ["Wait bad span"] = () => MonitorCalls.Wait(new object(), Negative, true),
        ["Lock null"] = () => LockCalls.Enter(null!),
        ["Lock scope null"] = () => LockCalls.EnterScope(null!),
        ["Lock exit null"] = () => LockCalls.Exit(null!),
        ["Lock try null, bad timeout"] = () => LockCalls.TryEnter(null!, -2),
        ["Lock try null, bad span"] = () => LockCalls.TryEnter(null!, TooLong),
        ["Lock try bad timeout"] = () => LockCalls.TryEnter(new Lock(), -2),
        ["Lock try bad span"] = () => LockCalls.TryEnter(new Lock(), Negative),
        ["Lock held null"] = () => LockCalls.get_IsHeldByCurrentThread(null!),
        ["Semaphore negative"] = () => SemaphoreSlimCalls.New(-1),
        ["Semaphore above maximum"] = () => SemaphoreSlimCalls.New(2, 1),
        ["Semaphore maximum 0"] = () => SemaphoreSlimCalls.New(0, 0),
        ["Semaphore release 0"] = () => SemaphoreSlimCalls.Release(SemaphoreSlimCalls.New(0), 0),
        ["Semaphore release null"] = () => SemaphoreSlimCalls.Release(null!),
        ["Semaphore wait null"] = () => SemaphoreSlimCalls.Wait(null!),
        ["Semaphore wait null, bad span"] = () => SemaphoreSlimCalls.Wait(null!, TooLong),
        ["Semaphore wait bad span"] = () => SemaphoreSlimCalls.Wait(SemaphoreSlimCalls.New(1), Negative),
        ["Semaphore wait bad span, token"] = () => SemaphoreSlimCalls.Wait(SemaphoreSlimCalls.New(1), Negative, default),
        ["Semaphore count null"] = () => SemaphoreSlimCalls.get_CurrentCount(null!),
        ["Semaphore dispose null"] = () => SemaphoreSlimCalls.Dispose(null!),
        ["Thread null"] = () => ThreadCalls.New((ThreadStart)null!),
        ["Thread null with parameter"] = () => ThreadCalls.New((ParameterizedThreadStart)null!),
        ["Thread null, bad stack"] = () => ThreadCalls.New((ThreadStart)null!, -1),
        ["Thread bad stack"] = () => ThreadCalls.New(() => { }, -1),
        ["Start null"] = () => ThreadCalls.Start(null!),
        ["Join null"] = () => ThreadCalls.Join(null!),
        ["Join bad timeout"] = () => ThreadCalls.Join(Thread.CurrentThread, -2),
        ["Join bad span"] = () => ThreadCalls.Join(Thread.CurrentThread, TooLong),
        ["Join null, bad span"] = () => ThreadCalls.Join(null!, TooLong),
        ["Sleep bad timeout"] = () => ThreadCalls.Sleep(-2),
        ["Sleep bad span"] = () => ThreadCalls.Sleep(TooLong),
        ["Name of null"] = () => ThreadCalls.get_Name(null!),
        ["Priority out of range"] = () => ThreadCalls.set_Priority(Thread.CurrentThread, (ThreadPriority)9),
        ["Priority of null"] = () => ThreadCalls.get_Priority(null!),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WrongArgument_UnderCheck_GivesTheOriginalsException(string name)
    {
        Exception? original = Record.Exception(Cases[name]);
        using var controller = new RecordingController { Answer = 1 };
        Exception? controlled = Record.Exception(Cases[name]);

        Assert.NotNull(original);
        Assert.Equal(original.GetType(), controlled?.GetType());
        // Where the runtime itself checks, it does not say which parameter.
        if (original is ArgumentException { ParamName: { } parameter })
            Assert.Equal(parameter, ((ArgumentException)controlled!).ParamName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WrongArgument_WhileUnwinding_ThrowsNothingOfOurs(string name)
    {
        using var controller = new RecordingController { Answer = -1, Abandoned = true };

        // The constructor of the real semaphore is the one that is left to check its arguments.
        Exception? thrown = Record.Exception(Cases[name]);
        Assert.True(thrown is null || name is "Semaphore negative" or "Semaphore above maximum" or "Semaphore maximum 0", thrown?.ToString());
    }
}
