namespace Interleave.Tests.Exploration;

/// <summary>Where a variable lives.</summary>
enum Storage
{
    Static,
    VolatileStatic,
    Instance,
}

/// <summary>What a synchronization object is.</summary>
enum ObjectKind
{
    /// <summary>A <see cref="System.Threading.Lock"/>.</summary>
    Lock,

    /// <summary>An <see cref="object"/> used through <see cref="System.Threading.Monitor"/>.</summary>
    Monitor,

    /// <summary>A <see cref="System.Threading.SemaphoreSlim"/> without an upper limit.</summary>
    Semaphore,

    /// <summary>A <see cref="System.Threading.ManualResetEvent"/>; set at first when its initial value is not 0.</summary>
    ManualEvent,

    /// <summary>An <see cref="System.Threading.AutoResetEvent"/>.</summary>
    AutoEvent,

    /// <summary>A <see cref="System.Threading.Mutex"/>, entered and left as a lock is.</summary>
    Mutex,

    /// <summary>A <see cref="System.Threading.CountdownEvent"/>.</summary>
    Countdown,

    /// <summary>A <see cref="System.Threading.Barrier"/>; the initial value is the number of participants.</summary>
    Barrier,

    /// <summary>A <see cref="System.Threading.CancellationTokenSource"/>.</summary>
    Cancellation,

    /// <summary>A <see cref="System.Threading.ReaderWriterLockSlim"/> that is not recursive.</summary>
    ReaderWriter,
}

/// <summary>A shared <see cref="int"/>, at first 0.</summary>
sealed record Variable(string Name, Storage Storage = Storage.Static);

/// <summary>A synchronization object; <paramref name="Initial"/> is a semaphore's or countdown's count, and so on.</summary>
sealed record SyncObject(string Name, ObjectKind Kind, int Initial = 0);

/// <summary>A small concurrent program. Its threads have the numbers 1, 2, … in the order of <see cref="Threads"/>.</summary>
/// <remarks>Immutable.</remarks>
sealed class Program(IReadOnlyList<Variable> variables, IReadOnlyList<SyncObject> objects, params IReadOnlyList<Step>[] threads)
{
    public IReadOnlyList<Variable> Variables { get; } = variables;

    public IReadOnlyList<SyncObject> Objects { get; } = objects;

    public IReadOnlyList<IReadOnlyList<Step>> Threads { get; } = threads;

    public int Length => Threads.Sum(t => t.Count);

    public Program With(IEnumerable<IReadOnlyList<Step>> threads) => new(Variables, Objects, [.. threads]);

    public SyncObject Object(string name) => Objects.Single(o => o.Name == name);

    /// <summary>The variables that some step mentions, in the order of their declaration.</summary>
    public IEnumerable<Variable> UsedVariables => Variables.Where(v => Threads.Any(t => t.Any(s => VariablesOf(s).Contains(v.Name))));

    /// <summary>The variables for references that some step mentions.</summary>
    public IEnumerable<string> UsedReferences => new[] { "p", "q" }.Where(name => Threads.Any(t => t.Any(s => ReferencesOf(s).Contains(name))));

    private static IEnumerable<string> ReferencesOf(Step step) => step switch
    {
        Step.Publish s => [s.Reference],
        Step.Follow s => [s.Reference],
        Step.Assign s => [s.Reference],
        Step.Copy s => [s.From, s.To],
        _ => [],
    };

    /// <summary>The objects that some step mentions, in the order of their declaration.</summary>
    public IEnumerable<SyncObject> UsedObjects => Objects.Where(o => Threads.Any(t => t.Any(s => ObjectsOf(s).Contains(o.Name))));

    public static IEnumerable<string> VariablesOf(Step step) => step switch
    {
        Step.Read s => [s.Variable],
        Step.Write s => [s.Variable],
        Step.Increment s => [s.Variable],
        Step.Exchange s => [s.Variable],
        Step.CompareExchange s => [s.Variable],
        Step.Await s => s.Conditions.Select(c => c.Variable),
        Step.AwaitSwap s => [s.Variable],
        _ => [],
    };

    public static string? ObjectOf(Step step) => step switch
    {
        Step.Enter s => s.Object,
        Step.TryEnter s => s.Object,
        Step.Exit s => s.Object,
        Step.ExitIfTaken s => s.Object,
        Step.Wait s => s.Object,
        Step.Pulse s => s.Object,
        Step.PulseAll s => s.Object,
        Step.Take s => s.Object,
        Step.TryTake s => s.Object,
        Step.Release s => s.Object,
        Step.Set s => s.Object,
        Step.Reset s => s.Object,
        Step.WaitFor s => s.Object,
        Step.TryWaitFor s => s.Object,
        Step.Signal s => s.Object,
        Step.WaitForZero s => s.Object,
        Step.Arrive s => s.Object,
        Step.Cancel s => s.Object,
        Step.IsCancelled s => s.Object,
        Step.EnterAs s => s.Object,
        Step.TryEnterAs s => s.Object,
        Step.ExitAs s => s.Object,
        Step.ExitAsIfTaken s => s.Object,
        _ => null,
    };

    public static IEnumerable<string> ObjectsOf(Step step) => step switch
    {
        Step.TakeOrCancelled s => [s.Object, s.Cancellation],
        Step.WaitAny s => [s.First, s.Second],
        Step.WaitAll s => [s.First, s.Second],
        _ => ObjectOf(step) is { } name ? [name] : [],
    };

    /// <summary>Whether some step uses several objects. The explorer orders all that is done to them, and so may visit an execution more than once.</summary>
    public bool UsesTogether => Threads.Any(t => t.Any(s => s is Step.Interrupt || ObjectsOf(s).Count() > 1));

    /// <summary>Whether a thread is interrupted by some step.</summary>
    public bool IsInterrupted(int thread) => Threads.Any(t => t.OfType<Step.Interrupt>().Any(s => s.Thread == thread));

    /// <summary>
    /// Whether no run can throw: every lock and monitor is entered when not held, used and left when
    /// held (whichever branches are taken), and only threads that have been started are joined.
    /// </summary>
    public bool IsValid => Threads.Count > 0 && Enumerable.Range(1, Threads.Count).All(IsThreadValid);

    private bool IsThreadValid(int thread)
    {
        IReadOnlyList<Step> steps = Threads[thread - 1];
        // What the thread holds: 'held' for certain, 'perhaps' when TryEnter decided.
        var held = new HashSet<string>();
        var perhaps = new HashSet<string>();
        var branches = new Stack<(int End, string Held)>();
        string State() => string.Join(',', held.Order()) + "|" + string.Join(',', perhaps.Order());
        for (int i = 0; i <= steps.Count; i++)
        {
            while (branches.TryPeek(out var branch) && branch.End == i)
                if (branches.Pop().Held != State())
                    return false;
            if (i == steps.Count)
                break;
            bool valid = steps[i] switch
            {
                Step.Enter s => IsMonitor(s.Object) && !perhaps.Contains(s.Object) && held.Add(s.Object),
                Step.TryEnter s => IsMonitor(s.Object) && !held.Contains(s.Object) && perhaps.Add(s.Object),
                Step.Exit s => held.Remove(s.Object),
                Step.ExitIfTaken s => perhaps.Remove(s.Object),
                Step.Wait s => held.Contains(s.Object) && Object(s.Object).Kind == ObjectKind.Monitor,
                Step.Pulse s => held.Contains(s.Object) && Object(s.Object).Kind == ObjectKind.Monitor,
                Step.PulseAll s => held.Contains(s.Object) && Object(s.Object).Kind == ObjectKind.Monitor,
                Step.Take or Step.TryTake or Step.Release => Object(ObjectOf(steps[i])!).Kind == ObjectKind.Semaphore,
                Step.Set or Step.Reset or Step.WaitFor or Step.TryWaitFor => IsEvent(ObjectOf(steps[i])!),
                Step.Signal or Step.WaitForZero => Object(ObjectOf(steps[i])!).Kind == ObjectKind.Countdown,
                Step.Arrive s => Object(s.Object).Kind == ObjectKind.Barrier,
                Step.Cancel or Step.IsCancelled => Object(ObjectOf(steps[i])!).Kind == ObjectKind.Cancellation,
                Step.TakeOrCancelled s => Object(s.Object).Kind == ObjectKind.Semaphore && Object(s.Cancellation).Kind == ObjectKind.Cancellation,
                Step.WaitAny or Step.WaitAll => ObjectsOf(steps[i]).Distinct().Count() == 2 && ObjectsOf(steps[i]).All(IsEvent),
                Step.EnterAs s => MayEnter(s.Object, s.Role) && held.Add(As(s.Object, s.Role)),
                Step.TryEnterAs s => MayEnter(s.Object, s.Role) && perhaps.Add(As(s.Object, s.Role)),
                Step.ExitAs s => held.Remove(As(s.Object, s.Role)),
                Step.ExitAsIfTaken s => perhaps.Remove(As(s.Object, s.Role)),
                Step.Await s => s.Conditions.Length > 0,
                Step.Interrupt s => s.Thread >= 1 && s.Thread <= Threads.Count,
                Step.Join s => s.Thread >= 1 && s.Thread < thread,
                Step.If s => s.Count > 0 && i + 1 + s.Count <= (branches.TryPeek(out var outer) ? outer.End : steps.Count),
                _ => true,
            };
            if (!valid)
                return false;
            if (steps[i] is Step.If decision)
                branches.Push((i + 1 + decision.Count, State()));
        }
        return held.Count == 0 && perhaps.Count == 0;

        static string As(string name, Role role) => $"{name} as {role}";

        bool MayEnter(string name, Role role) =>
            Object(name).Kind == ObjectKind.ReaderWriter
            && !Enum.GetValues<Role>().Any(r => perhaps.Contains(As(name, r)))
            && !held.Contains(As(name, Role.Write)) && !held.Contains(As(name, Role.Read))
            && (role != Role.UpgradeableRead || !held.Contains(As(name, role)));
    }

    private bool IsMonitor(string name) => Object(name).Kind is ObjectKind.Lock or ObjectKind.Monitor or ObjectKind.Mutex;

    private bool IsEvent(string name) => Object(name).Kind is ObjectKind.ManualEvent or ObjectKind.AutoEvent;
}
