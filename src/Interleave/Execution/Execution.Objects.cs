using Interleave.Graphs;
using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Events, mutexes, semaphores, countdowns, barriers, cancellation: what is used together, and what becomes of it at the end.</summary>
internal sealed partial class Execution
{
    private readonly Groups groups = new();

    /// <summary>The objects that were seen disposed of while other threads could use them, by identity.</summary>
    private readonly HashSet<int> disposable = [];

    /// <summary>The objects disposed of in this run.</summary>
    private readonly HashSet<int> disposed = [];

    /// <summary>What the wait handles of other objects stand for.</summary>
    private readonly Dictionary<WaitHandle, object> mirrored = new(ReferenceEqualityComparer.Instance);

    /// <summary>The mutexes that threads of this run have ended with, and the threads.</summary>
    private readonly List<(int Cell, int Thread)> abandoned = [];

    private void ForgetObjects()
    {
        disposed.Clear();
        mirrored.Clear();
        abandoned.Clear();
        LeavesOutTimers = false;
    }

    public override void Mirror(WaitHandle handle, object source)
    {
        if (!Abandoned)
            mirrored[handle] = source;
    }

    public override long NewNumber()
    {
        LogicalThread thread = Threads.Current;
        return ((long)thread.Number << 32) | (uint)++thread.Numbers;
    }

    private long Synchronize(LogicalThread thread, object target, Operation operation, long argument)
    {
        bool isHandle = target is WaitHandle;
        if (target is WaitHandle handle && mirrored.TryGetValue(handle, out object? source))
        {
            // The handle itself stays open as long as anybody has it.
            if (operation is Operation.ObjectDispose or Operation.ObjectIsOpen)
                return 1;
            target = source;
        }
        int cell = CellOf(target, thread);
        if (operation is Operation.EventCreate or Operation.MutexCreate or Operation.CountdownCreate or Operation.BarrierCreate or Operation.CancelCreate
            or Operation.ChannelCreate or Operation.CollectionCreate or Operation.LoopCreate)
        {
            Cells[cell].Initial = Cells[cell].Machine!.Initial(operation == Operation.MutexCreate && argument != 0 ? thread.Number + 1 : argument);
            Cells[cell].Run = run;
            if (operation == Operation.MutexCreate && argument != 0)
                thread.Holds[cell] = 1;
            return 0;
        }
        MustBeMade(cell, target);
        switch (operation)
        {
            case Operation.ObjectIsOpen when !disposed.Contains(Cells[cell].Location) && !disposable.Contains(Cells[cell].Location):
                return 1;

            case Operation.ObjectDispose:
                disposed.Add(Cells[cell].Location);
                if (!IsAlone && !IsLast(thread) && disposable.Add(Cells[cell].Location))
                    Relearn();
                break;

            case Operation.EventWait:
                operation = WaitOn(target);
                if (!isHandle || !Knowledge.IsInterrupted(thread.Number))
                    break;
                long waited = WaitOrInterrupt(thread, cell, operation, argument, tries: false);
                KeepHold(thread, cell, operation, waited);
                return waited;
        }
        long result = Operate(cell, operation, argument);
        KeepHold(thread, cell, operation, result);
        return result;
    }

    public override long OperateTogether(ReadOnlySpan<(object Target, Operation Operation, long Argument)> waits, bool all, long timeout)
    {
        if (Abandoned)
            return 1;
        LogicalThread thread = Threads.Current;
        var cells = new int[waits.Length];
        var parts = new Part[waits.Length];
        bool learned = false;
        for (int i = 0; i < waits.Length; i++)
        {
            (object target, Operation operation, long argument) = waits[i];
            if (target is WaitHandle handle)
                target = mirrored.GetValueOrDefault(handle, handle);
            cells[i] = CellOf(target, thread);
            MustBeMade(cells[i], target);
            parts[i] = PartOf(cells[i], operation == Operation.EventWait ? WaitOn(target) : operation, argument);
            learned |= groups.Join(KeyOf(cells[0]), KeyOf(cells[i]));
        }
        Part? interruption = null;
        if (Knowledge.IsInterrupted(thread.Number))
        {
            interruption = InterruptionOf(thread);
            learned |= groups.Join(KeyOf(cells[0]), KeyOf(interruption.Value.Object));
        }
        if (learned)
            Relearn();
        int group = GroupOf(cells[0]);
        long result = -1;
        bool tries = interruption is not null && waits[0].Target is not WaitHandle;
        if (tries)
            result = Ask(thread, group, new Request(new(parts), all, Waits: false));
        if (!tries || (result < 0 && timeout != 0))
            result = Ask(thread, group, new Request(new(parts), all, timeout < 0, interruption));
        for (int i = 0; i < cells.Length && result >= 0; i++)
            if (all || result >> 32 == i)
            {
                KeepHold(thread, cells[i], parts[i].Operation, 1);
                Pass(thread, cells[i], parts[i].Operation, 1);
            }
        return result;
    }

    public override IReadOnlyList<long> Listed(object target, long result) =>
        Cells[CellOf(target, Threads.Current)].Machine!.Listed(result).ToArray();

    /// <summary>An operation on an object, or that on the group it belongs to.</summary>
    private (int Cell, Operation Operation, long Argument) InGroup(int cell, Operation operation, long argument)
    {
        if (!IsInGroup(cell))
            return (cell, operation, argument);
        int group = GroupOf(cell);
        var request = new Request(new([PartOf(cell, operation, argument)]), All: false, Waits: true);
        return (group, Operation.Together, ((GroupObject)Cells[group].Machine!).NumberOf(request));
    }

    private long Ask(LogicalThread thread, int group, Request request)
    {
        long result = Step(thread, group, Operation.Together, ((GroupObject)Cells[group].Machine!).NumberOf(request));
        return result == GroupObject.Interrupted ? throw new ThreadInterruptedException() : result;
    }

    private (int, Type) KeyOf(int cell) => (Cells[cell].Location, Cells[cell].Machine!.GetType());

    private bool IsInGroup(int cell) => !groups.IsEmpty && groups.Contains(KeyOf(cell));

    private int GroupOf(int cell)
    {
        (int identity, Type kind) = groups.Find(KeyOf(cell));
        return Cells.OfGroup(identity, kind);
    }

    private Part PartOf(int cell, Operation operation, long argument) =>
        new(cell, Cells[cell].Machine!, (int)Cells[cell].Initial, operation, argument);

    /// <summary>The operations on single objects that an event stands for, the first one first.</summary>
    public IReadOnlyList<(int Cell, Operation Operation, long Argument)> PartsOf(int cell, Operation operation, long argument)
    {
        if (Cells[cell].Machine is not GroupObject group)
            return [(cell, operation, argument)];
        Sequence<Part> parts = group.RequestOf(argument).Parts;
        return [.. Enumerable.Range(0, parts.Count).Select(i => (parts[i].Object, parts[i].Operation, parts[i].Argument))];
    }

    /// <summary>The state of a single object, when the cell that its operations are in has a state.</summary>
    public int StateOf(int cell, int state) =>
        IsInGroup(cell) ? ((GroupObject)Cells[GroupOf(cell)].Machine!).StateOf(state, PartOf(cell, Operation.None, 0)) : state;

    private int CellOf(object target, LogicalThread thread)
    {
        switch (target)
        {
            case EventWaitHandle or ManualResetEventSlim:
                return CellOf<EventObject>(target, thread);
            case Mutex:
                return CellOf<MutexObject>(target, thread);
            case System.Threading.Semaphore or SemaphoreSlim:
                return CellOf<SemaphoreObject>(target, thread);
            case CountdownEvent:
                return CellOf<CountdownObject>(target, thread);
            case System.Threading.Barrier:
                return CellOf<BarrierObject>(target, thread);
            case CancellationTokenSource:
                return CellOf<CancellationObject>(target, thread);
            case Surface.Tasks.ControlledTask:
                return CellOf<TaskObject>(target, thread);
            case Surface.Collections.IControlledCollection:
                return CellOf<CollectionObject>(target, thread);
            case Surface.Channels.IControlledChannel:
                return CellOf<ChannelObject>(target, thread);
            case Surface.Parallels.ParallelLoop:
                return CellOf<LoopObject>(target, thread);
            default:
                Refuse($"a {target.GetType().Name} as a synchronization object");
                throw new AbandonException();
        }
    }

    private static Operation WaitOn(object target) => target switch
    {
        Mutex => Operation.MutexWait,
        System.Threading.Semaphore => Operation.SemaphoreWait,
        SemaphoreSlim => Operation.SemaphoreLook,
        CountdownEvent => Operation.CountdownWait,
        CancellationTokenSource => Operation.CancelWait,
        _ => Operation.EventWait,
    };

    private void MustBeMade(int cell, object target)
    {
        if (Cells[cell].Run == run || early.IsExpected(Cells[cell].Location))
            return;
        if (target is SemaphoreSlim semaphore)
            TakeOver(cell, semaphore);
        else
            Refuse($"a {target.GetType().Name} made by code that is not rewritten, or before the check");
    }

    /// <summary>Notes who owns a mutex, for when the owner ends.</summary>
    private static void KeepHold(LogicalThread thread, int cell, Operation operation, long result)
    {
        if (operation == Operation.MutexWait && result > 0)
            thread.Holds[cell] = thread.Holds.GetValueOrDefault(cell) + 1;
        else if (operation == Operation.MutexRelease && result > 0 && --thread.Holds[cell] == 0)
            thread.Holds.Remove(cell);
    }

    /// <summary>A mutex whose owner ends is free again, and whoever takes it is told.</summary>
    private void AbandonMutexes(LogicalThread thread)
    {
        if (thread.Holds.Count == 0)
            return;
        foreach (int cell in thread.Holds.Keys.Where(c => Cells[c].Machine is MutexObject).Order().ToArray())
        {
            Operate(cell, Operation.MutexAbandon, 0);
            thread.Holds.Remove(cell);
            abandoned.Add((cell, thread.Number));
        }
    }

    /// <summary>Whether a mutex was abandoned for good: nobody has taken it since.</summary>
    private bool LeaksMutex()
    {
        foreach ((int cell, int thread) in abandoned)
        {
            int chain = IsInGroup(cell) ? GroupOf(cell) : cell;
            int state = StateOf(cell, (int)ValueOf(Graph.LastWrite(chain), chain));
            if (((MutexObject)Cells[cell].Machine!).IsAbandoned(state))
                Leaks.Add(thread);
        }
        return Leaks.Count > 0;
    }
}
