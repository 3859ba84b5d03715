using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Operations on synchronization objects, and threads.</summary>
internal sealed partial class Execution
{
    public override long Operate(object? target, Operation operation, long argument)
    {
        if (Abandoned)
            return 1;
        LogicalThread thread = Threads.Current;
        if (initializing.IsEarly)
            KeepsToItself(target, operation.ToString());
        switch (operation)
        {
            case Operation.Yield:
                thread.YieldedAt = thread.Done;
                return 1;

            case Operation.TakeInterrupt:
                TakeInterrupt(thread, argument);
                return 0;

            case >= Operation.MonitorEnter and <= Operation.MonitorIsEntered:
                return Monitor(thread, CellOf<MonitorObject>(target!, thread), operation, argument);

            case >= Operation.LockEnter and <= Operation.LockIsHeld:
                return Lock(thread, CellOf<LockObject>(target!, thread), operation, argument);

            case Operation.SemaphoreCreate:
                int made = CellOf<SemaphoreObject>(target!, thread);
                Cells[made].Initial = Cells[made].Machine!.Initial(argument);
                Cells[made].Run = run;
                return 0;

            case >= Operation.SemaphoreWait and <= Operation.SemaphoreDispose or Operation.SemaphoreQueue or Operation.SemaphoreUnqueue:
                return target is SemaphoreSlim semaphore
                    ? Semaphore(thread, semaphore, operation, argument)
                    : Synchronize(thread, target!, operation, argument);

            case >= Operation.TaskCreate and <= Operation.TaskArrive:
                return OnTask(thread, target!, operation, argument);

            case >= Operation.TimerCreate and <= Operation.TimerDispose:
                return OnTimer(thread, target!, operation, argument);

            case >= Operation.ObjectDispose and < Operation.Together:
                return Synchronize(thread, target!, operation, argument);

            case >= Operation.SlimEnterRead and <= Operation.SlimDispose:
                return ReaderWriter(thread, (ReaderWriterLockSlim)target!, operation, argument);

            case >= Operation.OldAcquireRead and <= Operation.OldWriters:
                return OldReaderWriter(thread, target!, operation, argument);

            case >= Operation.LazyCreate and <= Operation.LazyPublish:
                return Lazy(thread, target!, operation, argument);

            case Operation.ThreadLocalSet or Operation.ThreadLocalValues:
                return ThreadLocal(thread, target!, operation);

            default:
                return Thread(thread, (Thread)target!, operation, argument);
        }
    }

    private int CellOf<T>(object target, LogicalThread thread)
        where T : SyncObject, new()
    {
        int cell = Cells.OfObject<T>(names.Identity(target, thread));
        Tracer?.Named(cell, target);
        return cell;
    }

    private long Monitor(LogicalThread thread, int cell, Operation operation, long argument)
    {
        // A monitor that is entered again by its holder does nothing that others could see.
        bool held = thread.Holds.TryGetValue(cell, out int depth);
        switch (operation)
        {
            case Operation.MonitorEnter or Operation.MonitorTryEnter:
                if (!held && Operate(cell, operation, argument) == 0)
                    return 0;
                thread.Holds[cell] = depth + 1;
                return 1;

            case Operation.MonitorIsEntered:
                return held ? 1 : 0;

            case Operation.MonitorExit when held:
                if (depth > 1)
                    thread.Holds[cell] = depth - 1;
                else
                    Release(thread, cell, operation);
                return 1;

            case Operation.MonitorWait when held:
                Release(thread, cell, operation);
                long pulsed = WaitForPulse(thread, cell, depth, argument);
                thread.Holds[cell] = depth;
                return pulsed;

            case Operation.MonitorPulse or Operation.MonitorPulseAll when held:
                return Operate(cell, operation, 0);

            default:
                return operation == Operation.MonitorWait ? -1 : 0;
        }
    }

    private void Release(LogicalThread thread, int cell, Operation operation)
    {
        Operate(cell, operation, 0);
        thread.Holds.Remove(cell);
    }

    private long Lock(LogicalThread thread, int cell, Operation operation, long argument)
    {
        bool held = thread.Holds.TryGetValue(cell, out int depth);
        switch (operation)
        {
            case Operation.LockEnter or Operation.LockTryEnter:
                if (!held && Operate(cell, operation, argument) == 0)
                    return 0;
                thread.Holds[cell] = depth + 1;
                return 1;

            case Operation.LockExit when held:
                if (depth > 1)
                    thread.Holds[cell] = depth - 1;
                else
                    Release(thread, cell, operation);
                return 1;

            default:
                return held ? 1 : 0;
        }
    }

    private long Semaphore(LogicalThread thread, SemaphoreSlim target, Operation operation, long argument)
    {
        int cell = CellOf<SemaphoreObject>(target, thread);
        MustBeMade(cell, target);
        return Operate(cell, operation, argument);
    }

    /// <summary>A semaphore made by code that is not rewritten, or before the check began.</summary>
    private void TakeOver(int cell, SemaphoreSlim target)
    {
        Cells[cell].Initial = Cells[cell].Machine!.Initial((uint)target.CurrentCount | ((long)int.MaxValue << 32));
        Cells[cell].Run = run;
    }

    /// <summary>One step on an object, once its state lets the thread through.</summary>
    /// <param name="cell">The object.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="argument">What it is given.</param>
    /// <param name="needsSource">Whether the thread goes on with what the last one to change the object has left beside it.</param>
    private long Operate(int cell, Operation operation, long argument, bool needsSource = false)
    {
        LogicalThread thread = Threads.Current;
        return Knowledge.IsInterrupted(thread.Number) && MayBeInterrupted(operation, argument)
            ? WaitOrInterrupt(thread, cell, operation, argument, tries: true)
            : OperateOnly(thread, cell, operation, argument, needsSource);
    }

    /// <summary>One step on an object that no interrupt ends.</summary>
    private long OperateOnly(LogicalThread thread, int cell, Operation operation, long argument, bool needsSource = false)
    {
        (cell, operation, argument) = InGroup(cell, operation, argument);
        return Step(thread, cell, operation, argument, needsSource);
    }

    /// <summary>Whether two arguments mean the same: what is left of the time until a deadline differs from run to run, and does not matter.</summary>
    private static bool IsSame(Operation operation, long one, long other) => one == other || (one > 0 && other > 0 && operation
        is Operation.SemaphoreWait or Operation.MonitorTryEnter or Operation.MonitorWait or Operation.LockTryEnter
        or Operation.EventWait or Operation.MutexWait or Operation.CountdownWait);

    private long Step(LogicalThread thread, int cell, Operation operation, long argument, bool needsSource = false)
    {
        SyncObject machine = Cells[cell].Machine!;
        int e = Upcoming(thread);
        if (e != Graph.None)
        {
            ref Event old = ref Graph[e];
            Match(thread, e, old.Kind == EventKind.Operation && old.Cell == cell && old.Code == (byte)operation && IsSame(operation, old.Operand, argument));
            if (old.IsBlocked)
                Threads.Block(thread, Wait.Operation, e);
            else
                KeepOrder(thread, e, needsSource || machine.HandsOverAt(operation, old.Result));
            Advance(thread, e);
            return Graph[e].Result;
        }
        if (Strategy.Interrupts)
        {
            if (Visibility.IsVisible(operation, argument))
                Threads.Interrupt(thread);
            thread.Pending = (cell, operation, argument);
            if (!LetsThrough(thread))
                Threads.Block(thread, Wait.Operation, Graph.None);
        }
        LookAgain(thread);
        e = Graph.Add(thread.Number, EventKind.Operation, cell);
        ref Event it = ref Graph[e];
        it.Code = (byte)operation;
        it.Operand = argument;
        it.Effects = thread.Effects;
        int last = Graph.LastWrite(cell);
        Transition transition = machine.Apply((int)ValueOf(last, cell), operation, thread.Number, argument);
        Graphs.Operations.Put(ref it, transition);
        if (it.Writes)
        {
            it.ReadsFrom = last;
            Graph.TieWrite(e, last);
        }
        else
        {
            Graph.TieReader(e, last);
        }
        if (transition.Effect != Effect.Blocked)
        {
            Finish(thread, e, needsSource || machine.HandsOverAt(operation, transition.Result));
            return Graph[e].Result;
        }
        Graph.SetClock(e);
        Graph.LogAdded(e);
        Tell(e);
        Threads.Block(thread, Wait.Operation, e);
        Advance(thread, e);
        return Graph[e].Result;
    }

    private bool MayOperate(LogicalThread thread) =>
        Strategy.Interrupts && thread.WaitFor == Graph.None
            ? LetsThrough(thread)
            : !Graph[thread.WaitFor].IsBlocked && (!(Knowledge.KeepsOrder || HandsOver(thread.WaitFor)) || InOrder(thread.WaitFor));

    private bool HandsOver(int e)
    {
        ref Event it = ref Graph[e];
        return Cells[it.Cell].Machine!.HandsOverAt((Operation)it.Code, it.Result);
    }

    private bool LetsThrough(LogicalThread thread)
    {
        (int cell, Operation operation, long argument) = thread.Pending;
        return Cells[cell].Machine!.Apply((int)ValueOf(Graph.LastWrite(cell), cell), operation, thread.Number, argument).Effect != Effect.Blocked;
    }

    private long Thread(LogicalThread thread, Thread facade, Operation operation, long argument)
    {
        if (Threads.Find(facade) is not { } target)
        {
            Refuse($"Thread.{operation} on a thread that was not started under control");
            return 0;
        }
        switch (operation)
        {
            case Operation.ThreadId:
                return target.Number + 1;

            case Operation.ThreadIsPooled:
                return target.Kind is null ? 0 : 1;

            case Operation.ThreadIsBackground:
                return target.Wait == Wait.Ended ? -1 : target.IsBackground ? 1 : 0;

            case Operation.ThreadSetBackground:
                target.IsBackground = argument != 0;
                return 0;

            case Operation.ThreadInterrupt:
                if (Knowledge.Interrupt(target.Number))
                    Relearn();
                return Operate(FlagOf(target), operation, 0);

            case Operation.ThreadJoin when argument < 0 && target.Wait != Wait.Unstarted && target != Threads.Main && !Knowledge.IsInterrupted(thread.Number):
                // The end of a thread is for ever: the join is a step only once it is there.
                if (target.Wait != Wait.Ended)
                    Threads.Block(thread, Wait.End, target.Number);
                break;
        }
        long result = Operate(LifeOf(target), operation, argument);
        bool ended = operation switch
        {
            Operation.ThreadJoin => result == 1,
            Operation.ThreadIsAlive => result == 0 && target.Wait != Wait.Unstarted,
            Operation.ThreadState => result == (long)ThreadState.Stopped,
            _ => false,
        };
        if (ended && target != Threads.Main)
        {
            if (target.Wait != Wait.Ended)
                Threads.Block(thread, Wait.End, target.Number);
            Learn(thread, target);
        }
        return result;
    }

    /// <summary>All that another thread has done, and all that it knew, comes before what this one does next.</summary>
    private static void Learn(LogicalThread thread, LogicalThread ended)
    {
        if (thread.Knows.Length <= Math.Max(ended.Number, ended.Knows.Length - 1))
            Array.Resize(ref thread.Knows, Math.Max(ended.Number + 1, ended.Knows.Length));
        for (int i = 0; i < ended.Knows.Length; i++)
            thread.Knows[i] = Math.Max(thread.Knows[i], ended.Knows[i]);
        thread.Knows[ended.Number] = int.MaxValue;
    }

    public override Thread NewThread(Delegate start)
    {
        LogicalThread thread = Threads.Create();
        thread.Body = start;
        Observed = true;
        return thread.Facade;
    }

    public override Thread CurrentThread => Threads.Current.Facade;

    public override string? GetName(Thread thread)
    {
        Touch(thread, "Thread.Name", write: false);
        return Threads.Find(thread)?.Name;
    }

    public override void SetName(Thread thread, string? name)
    {
        Touch(thread, "Thread.Name", write: true);
        if (Threads.Find(thread) is { } target)
            target.Name = name;
    }

    public override void Start(Thread thread, object? parameter)
    {
        if (Abandoned)
            return;
        if (Threads.Find(thread) is not { } target)
        {
            Refuse("Thread.Start on a thread that was not made under control");
            return;
        }
        if (target.Wait != Wait.Unstarted)
            throw new ThreadStateException("The thread has been started already.");
        if (parameter is not null && target.Body is ThreadStart)
            throw new InvalidOperationException("The thread was made with a ThreadStart: it takes no parameter.");
        target.Parameter = parameter;
        Begin(target, System.Threading.ExecutionContext.Capture());
    }

    /// <summary>The running thread starts another one.</summary>
    private void Begin(LogicalThread target, System.Threading.ExecutionContext? flow)
    {
        LogicalThread starter = Threads.Current;
        target.Flow = flow;
        target.Timers = starter.Timers;
        InitializeEarly();
        int cell = LifeOf(target);
        Operate(cell, Operation.ThreadStart, target.Number);
        Graph.AddThread(target.Number, starter.Cursor);
        if (target.Knows.Length < Math.Max(starter.Knows.Length, starter.Number + 1))
            Array.Resize(ref target.Knows, Math.Max(starter.Knows.Length, starter.Number + 1));
        Array.Copy(starter.Knows, target.Knows, starter.Knows.Length);
        target.Knows[starter.Number] = starter.Epoch++;
        Threads.Start(target);
    }

    public override void Mark(MarkKind kind) => Pass(EventKind.Mark, (byte)kind);
}
