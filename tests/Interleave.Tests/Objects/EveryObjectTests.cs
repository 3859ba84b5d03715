using System.Text.RegularExpressions;
using Interleave.Objects;
using Xunit;

namespace Interleave.Tests.Objects;

/// <summary>What is controlled has a state machine with tests, a right program and a wrong one: none of it may be missing.</summary>
public sealed class EveryObjectTests
{
    /// <summary>What is controlled, how a program that uses it is known, and its state machine; none where it is only watched memory.</summary>
    public static TheoryData<string, string, string?> Controlled => new()
    {
        { "Thread", @"Together\.Run|new Thread", nameof(ThreadObject) },
        { "Thread.Interrupt", @"\.Interrupt\(\)", nameof(InterruptObject) },
        { "Monitor", @"\block \(|\bMonitor\.", nameof(MonitorObject) },
        { "synchronized methods", @"MethodImplOptions\.Synchronized", nameof(MonitorObject) },
        { "Lock", @"\bLock \w|EnterScope", nameof(LockObject) },
        { "SemaphoreSlim", @"\bSemaphoreSlim\b", nameof(SemaphoreObject) },
        { "Semaphore", @"\bSemaphore\b", nameof(SemaphoreObject) },
        { "Mutex", @"\bMutex\b", nameof(MutexObject) },
        { "ManualResetEvent", @"\bManualResetEvent\b", nameof(EventObject) },
        { "ManualResetEventSlim", @"\bManualResetEventSlim\b", nameof(EventObject) },
        { "AutoResetEvent", @"\bAutoResetEvent\b", nameof(EventObject) },
        { "EventWaitHandle", @"\bEventWaitHandle\b", nameof(EventObject) },
        { "WaitHandle.WaitAny", @"\bWaitHandle\.WaitAny\b", nameof(GroupObject) },
        { "WaitHandle.WaitAll", @"\bWaitHandle\.WaitAll\b", nameof(GroupObject) },
        { "WaitHandle.SignalAndWait", @"\bWaitHandle\.SignalAndWait\b", nameof(EventObject) },
        { "CountdownEvent", @"\bCountdownEvent\b", nameof(CountdownObject) },
        { "Barrier", @"\bBarrier\b", nameof(BarrierObject) },
        { "CancellationTokenSource", @"\bCancellationTokenSource\b", nameof(CancellationObject) },
        { "ReaderWriterLock", @"\bReaderWriterLock\b", nameof(OldReaderWriterObject) },
        { "ReaderWriterLockSlim", @"\bReaderWriterLockSlim\b", nameof(ReaderWriterObject) },
        { "ReaderWriterLockSlim, upgrade", @"\bEnterUpgradeableReadLock\b", nameof(ReaderWriterObject) },
        { "ReaderWriterLockSlim, recursion", @"\bLockRecursionPolicy\.SupportsRecursion\b", nameof(ReaderWriterObject) },
        { "Lazy", @"\bLazy<", nameof(LazyObject) },
        { "Lazy, the first is for all", @"\bLazyThreadSafetyMode\.PublicationOnly\b", nameof(LazyObject) },
        { "Lazy, not for threads", @"\bLazyThreadSafetyMode\.None\b", null },
        { "LazyInitializer", @"\bLazyInitializer\b", null },
        { "Task", @"\bTask\b", nameof(TaskObject) },
        { "Parallel", @"\bParallel\.", nameof(LoopObject) },
        { "Timer", @"\bnew Timer\(", nameof(TimerObject) },
        { "Channel", @"\bChannel\.Create", nameof(ChannelObject) },
        { "ConcurrentQueue", @"\bConcurrentQueue<", nameof(CollectionObject) },
        { "BlockingCollection", @"\bBlockingCollection<", nameof(CollectionObject) },
        { "ConcurrentDictionary", @"\bConcurrentDictionary<", null },
        { "ThreadLocal", @"\bThreadLocal<", nameof(ThreadLocalObject) },
        { "[ThreadStatic]", @"\[ThreadStatic\]", null },
        { "SpinLock", @"\bSpinLock\b", null },
        { "SpinWait", @"\bSpinWait\b", null },
        { "Interlocked", @"\bInterlocked\.", null },
        { "volatile", @"\bvolatile\b|\bVolatile\.", null },
    };

    private static readonly string Programs = Path.Combine(RepositoryFiles.Root, "tests", "Programs", "ByVerdict");

    private static readonly string[] Failing = ["Assertion", "Deadlock", "Exception", "Hang", "Leak", "Race"];

    [Theory]
    [MemberData(nameof(Controlled))]
    public void Controlled_HasARightAndAWrongProgram(string name, string pattern, string? machine)
    {
        Assert.True(Using(pattern, ["Verified"]).Any(), $"no program in Verified uses {name}, of {machine ?? "memory"}");
        Assert.True(Using(pattern, Failing).Any(), $"no program that fails uses {name}");
    }

    [Fact]
    public void StateMachine_HasAFileAndTests()
    {
        string tests = string.Concat(Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests", "Interleave.Tests", "Objects"), "*.cs").Select(File.ReadAllText));

        Assert.All(Machines, machine =>
        {
            Assert.True(File.Exists(Path.Combine(RepositoryFiles.Root, "src", "Interleave", "Objects", $"{machine}.cs")), $"{machine} has no file");
            Assert.Matches($@"new {machine}\(|{machine} \w+ = new\(", tests);
        });
    }

    [Fact]
    public void StateMachine_IsOfSomethingControlled() => Assert.Equal(Machines, Controlled.Select(c => c.Data.Item3).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Machines => typeof(SyncObject).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(SyncObject)) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Using(string pattern, string[] verdicts) => verdicts
        .SelectMany(v => Directory.EnumerateFiles(Path.Combine(Programs, v), "*.cs"))
        .Where(f => File.ReadLines(f).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Regex.IsMatch(line, pattern)));
}
