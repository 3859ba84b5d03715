using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>How an execution ended.</summary>
internal enum EndReason : byte
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>All threads ended, or wait for ever; <see cref="Execution.Finding"/> says what is wrong, if anything.</summary>
    Complete,

    /// <summary>Something failed.</summary>
    Failed,

    /// <summary>Some thread waits for what another execution gives it.</summary>
    DeadEnd,

    /// <summary>Another execution comes first; this one begins again when it has its turn.</summary>
    TurnedBack,

    /// <summary>A loop went round too often.</summary>
    Bounded,

    /// <summary>Something was learned that changes which steps are visible: the search begins again.</summary>
    Learned,

    /// <summary>Threads need stacks of their own: the same execution begins again.</summary>
    Conflict,

    /// <summary>Something cannot be controlled.</summary>
    Refused,

    /// <summary>The time is up in the middle of it.</summary>
    OutOfTime,
}

/// <summary>One run of the program under check: its parts, and the way from rewritten code to them.</summary>
/// <remarks>Used by one thread at a time: the one that has control.</remarks>
internal sealed partial class Execution : Controller
{
    private readonly Names names = new();
    private readonly Addresses addresses = new();
    private readonly Sharing sharing = new();
    private readonly EarlyObjects early = new();
    private object?[] objects = new object?[64];
    private int run;

    public Execution(Knowledge knowledge, Cells cells, IStrategy strategy)
    {
        Knowledge = knowledge;
        Cells = cells;
        Strategy = strategy;
        Threads = new Threads(this);
        references = new References(names);
    }

    public Knowledge Knowledge { get; }

    public Cells Cells { get; private set; }

    public IStrategy Strategy { get; private set; }

    public Threads Threads { get; }

    public Graph Graph { get; private set; } = null!;

    public Names Names => names;

    /// <summary>Records places and names while an execution is repeated for a report.</summary>
    public ITracer? Tracer { get; set; }

    public int LoopBound { get; init; } = 500;

    /// <summary>When the search ends, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    /// <summary>Whether a run ended with a conflict about a thread in the middle of what it repeats.</summary>
    public bool NeededInOrder { get; set; }

    public EndReason EndReason { get; private set; }

    public Finding? Finding { get; private set; }

    /// <summary>Where a loop was cut, by loop number; 0 where timers were left out instead.</summary>
    public int CutLoop { get; private set; }

    /// <summary>Whether that loop went round without a step that another thread could see.</summary>
    public bool CutWithoutSteps { get; private set; }

    /// <summary>Whether any waiting loop was seen to wait, in this or an earlier execution.</summary>
    public bool SawWaitingLoop => waitingLoops.Count > 0;

    /// <summary>The waiting loops that were seen to wait, by number.</summary>
    public IReadOnlyCollection<int> WaitingLoops => waitingLoops;

    private readonly SortedSet<int> waitingLoops = [];

    /// <summary>How often control went from one OS thread to another.</summary>
    public long HandOvers { get; set; }

    /// <summary>Where the time goes, when somebody wants to know.</summary>
    public Timings? Timings { get; set; }

    /// <summary>The events repeated and added.</summary>
    public long Events { get; private set; }

    /// <summary>Whether anything at all was under control: a thread or a visible step.</summary>
    public bool Observed { get; private set; }

    /// <summary>Grows with every step and every execution.</summary>
    public long Progress => Volatile.Read(ref progress);

    private long progress;

    /// <summary>The call into other code that was entered last, as long as nothing has happened since.</summary>
    public string? LastCall
    {
        get => progress == calledAt ? lastCall : null;
        private set => (lastCall, calledAt) = (value, progress);
    }

    private string? lastCall;
    private long calledAt = -1;

    /// <summary>Begins a search anew.</summary>
    public void Use(Cells cells, IStrategy strategy)
    {
        Cells = cells;
        Strategy = strategy;
    }

    /// <summary>Runs the program once, repeating what the strategy's graph holds and adding to it.</summary>
    /// <param name="body">The first thread's body.</param>
    /// <param name="modules">Module initialisers, which run before it.</param>
    /// <param name="types">Type initialisers that run before the first thread is started.</param>
    public void Run(Action body, IReadOnlyList<Action> modules, IReadOnlyList<Action> types)
    {
        run++;
        progress++;
        Graph = Strategy.Graph;
        Graph.AddThread(0, Graph.None);
        UseModel();
        names.Clear();
        addresses.Clear();
        views.Clear();
        spanned.Clear();
        ForgetObjects();
        initializing.Clear();
        sharing.NextRun(names.Limit);
        EndReason = EndReason.None;
        Finding = failure = null;
        Abandoned = false;
        Leaks.Clear();
        Threads.Reset();
        LogicalThread main = Threads.Main;
        beforeThreads = types;
        main.Body = modules.Count == 0 ? body : After(modules, body);
        Current = this;
        try
        {
            RunBody(main);
            if (!Abandoned)
                Threads.Drain();
            else
                Threads.Unwind();
        }
        catch (AbandonException)
        {
            // Out of a thread that ran on after the first one had ended.
            Threads.Unwind();
        }
        finally
        {
            early.Clear();
            Left.Clear();
            Current = null;
        }
    }

    private static Action After(IReadOnlyList<Action> initializers, Action body) => () =>
    {
        foreach (Action initializer in initializers)
            initializer();
        body();
    };

    /// <summary>Runs the body of a thread to its end, or to the end of the execution.</summary>
    public void RunBody(LogicalThread thread)
    {
        if (ordersByReferences)
            NoteGiven(thread);
        var surroundings = Surroundings.Leave(thread);
        Leaving leaving = default;
        try
        {
            switch (thread.Body)
            {
                case Action action:
                    action();
                    break;
                case ThreadStart start:
                    start();
                    break;
                case ParameterizedThreadStart start:
                    start(thread.Parameter);
                    break;
            }
            if (!Abandoned)
                EndThread(thread);
        }
        catch (Exception e) when ((leaving = How(thread, e)) != Leaving.Through)
        {
            switch (leaving)
            {
                case Leaving.OutOfMemory:
                    OutOfMemory = true;
                    End(EndReason.Refused);
                    break;
                case Leaving.Early:
                    failure ??= Finding.Of(e, thread.Number);
                    thread.Wait = Wait.Failed;
                    break;
                case Leaving.Failed:
                    Fail(Finding.Of(e, thread.Number));
                    break;
            }
            // The threads below on this stack are left in one go: a throw costs more than all the frames it passes.
            if (leaving is Leaving.OutOfMemory or Leaving.Failed && IsNested(thread))
                throw new AbandonException();
        }
        surroundings.ComeBack();
    }

    /// <summary>How an exception leaves the body of a thread.</summary>
    private enum Leaving : byte
    {
        /// <summary>The execution is over: it goes on to the thread at the bottom of the stack, which has its own surroundings.</summary>
        Through,

        /// <summary>The execution is over, and the stack ends here.</summary>
        Out,

        /// <summary>For lack of memory, which is no doing of the schedule.</summary>
        OutOfMemory,

        /// <summary>By a thread that has overtaken what comes before it.</summary>
        Early,

        /// <summary>By a failure.</summary>
        Failed,
    }

    /// <remarks>One filter, asked once: each costs as much as several frames while a run is left.</remarks>
    private Leaving How(LogicalThread thread, Exception e)
    {
        if (Abandoned)
            return IsNested(thread) ? Leaving.Through : Leaving.Out;
        if (IsLackOfMemory(e))
            return Leaving.OutOfMemory;
        return IsInTime(thread) ? Leaving.Failed : Leaving.Early;
    }

    /// <summary>
    /// An exception of a thread that has overtaken what comes before it. It may have seen memory that counts as local too
    /// early: only when the others have repeated their part is it known that nobody else uses that.
    /// </summary>
    private Finding? failure;

    /// <summary>Whether all that comes before the thread's last event has been repeated in this run.</summary>
    private bool IsInTime(LogicalThread thread)
    {
        int last = thread.Cursor != Graph.None ? thread.Cursor : Graph.StartOf(thread.Number);
        if (last == Graph.None)
            return true;
        ReadOnlySpan<int> clock = Graph.Clock(last);
        for (int i = 0; i < Graph.ThreadCount; i++)
            if (Threads[i].Done < clock[i])
                return false;
        return true;
    }

    /// <summary>Whether the program was ended because memory ran out, which is no doing of its schedules.</summary>
    public bool OutOfMemory { get; private set; }

    private static bool IsLackOfMemory(Exception e) => e is OutOfMemoryException || e is TypeInitializationException { InnerException: { } inner } && IsLackOfMemory(inner);

    /// <summary>Whether the thread runs on top of another one's stack.</summary>
    private static bool IsNested(LogicalThread thread) => thread.Number != 0 && thread.Carrier is null;

    private void EndThread(LogicalThread thread)
    {
        AbandonMutexes(thread);
        if (thread.Holds.Count > 0)
            Leaks.Add(thread.Number);
        if (thread != Threads.Main)
        {
            Operate(LifeOf(thread), Operation.ThreadEnd, 0);
            Threads.MarkEnded(thread);
        }
    }

    /// <summary>The threads that have ended with a lock held.</summary>
    public List<int> Leaks { get; } = [];

    public void Fail(Finding finding)
    {
        Finding = finding;
        End(EndReason.Failed);
    }

    public void End(EndReason reason)
    {
        if (EndReason == EndReason.None)
            EndReason = reason;
        Abandoned = true;
    }

    /// <summary>Something was learned: the search begins again.</summary>
    private void Relearn()
    {
        End(EndReason.Learned);
        throw new AbandonException();
    }

    public void ThrowIfAbandoned()
    {
        if (Abandoned)
            throw new AbandonException();
    }

    /// <summary>
    /// In an execution that was run step by step: whether the thread of <paramref name="last"/> could have gone on when
    /// <paramref name="next"/>, of another thread, was done instead.
    /// </summary>
    public bool WasRunnable(int last, int next)
    {
        int e = Graph[last].PoNext;
        while (e != Graph.None && !Visibility.IsVisible(Graph[e]) && Graph[e].Stamp < Graph[next].Stamp)
            e = Graph[e].PoNext;
        LogicalThread thread = Threads[Graph[last].Thread];
        int index = Graph[last].Index, following = e == Graph.None ? int.MaxValue : Graph[e].Index;
        // Going round a waiting loop, it gives up its turn.
        if (thread.LoopWaits.Exists(done => done > index && done <= following))
            return false;
        if (e == Graph.None)
        {
            return thread.Wait == Wait.Operation
                ? WasLetThrough(thread.Pending.Cell, thread.Pending.Operation, thread.Pending.Argument, thread, next)
                : thread.Wait is not (Wait.Ended or Wait.End or Wait.Loop);
        }
        return Graph[e].Kind != EventKind.Operation || WasLetThrough(Graph[e].Cell, (Operation)Graph[e].Code, Graph[e].Operand, thread, next);
    }

    /// <summary>Whether the state that stood before <paramref name="next"/> would have let the operation through.</summary>
    private bool WasLetThrough(int cell, Operation operation, long argument, LogicalThread thread, int next)
    {
        int state = Graph.None;
        for (int w = Graph.FirstWrite(cell); w != Graph.None && Graph[w].Stamp < Graph[next].Stamp; w = Graph[w].Next)
            state = w;
        return Cells[cell].Machine!.Apply((int)ValueOf(state, cell), operation, thread.Number, argument).Effect != Objects.Effect.Blocked;
    }

    private int LifeOf(LogicalThread thread)
    {
        int cell = Cells.OfObject<Objects.ThreadObject>(-1 - thread.Number);
        if (thread == Threads.Main)
            Cells[cell].Initial = Cells[cell].Machine!.Initial(1);
        return cell;
    }

    /// <summary>What reports call a thread; of several with the same name, all but the first have a number.</summary>
    public string NameOf(LogicalThread thread)
    {
        string name = GivenOrNumber(thread);
        int same = 1;
        for (int other = 0; other < thread.Number; other++)
            same += GivenOrNumber(Threads[other]) == name ? 1 : 0;
        return same == 1 ? name : $"{name}#{same}";
    }

    private static string GivenOrNumber(LogicalThread thread) =>
        string.IsNullOrWhiteSpace(thread.Name) ? thread.DefaultName : thread.Name;
}
