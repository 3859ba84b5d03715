using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Waiting loops.</summary>
/// <remarks>
/// A round that leaves everything as it was and goes round only because of what it read would go the same way again:
/// the thread waits until one of its reads could return something else (Oberhauser et al., ASPLOS 2021).
/// </remarks>
internal sealed partial class Execution
{
    /// <summary>How often a loop may go round that touches only what no other thread sees.</summary>
    public const int LocalLoopBound = 20_000_000;

    /// <summary>After so many runs the search does not begin again for having seen a loop wait.</summary>
    private const int FewRuns = 1000;

    private readonly Dictionary<int, long> balances = [];

    /// <summary>Whether waiting loops that read only plain memory never look again.</summary>
    public bool HoistsLoops { get; set; }

    /// <summary>
    /// Whether a thread waits in a loop that only reads plain memory: .NET lets a compiler read once and go round for ever.
    /// A call that yields or sleeps is out of a compiler's sight: it must read again.
    /// </summary>
    public bool IsHoistable(LogicalThread thread)
    {
        if (thread.Wait != Wait.Loop || thread.YieldedAt >= thread.LoopStart || thread.Cursor == Graph.None || Graph[thread.Cursor].Index < thread.LoopStart)
            return false;
        for (int e = thread.Cursor; e != Graph.None && Graph[e].Index >= thread.LoopStart; e = Graph[e].PoPrevious)
            if (Graph[e].Kind != EventKind.Read || Graph[e].Mode != AccessMode.Plain)
                return false;
        return true;
    }

    /// <summary>The first thread that others wait for and of which <see cref="IsHoistable"/> is true.</summary>
    public LogicalThread? HoistableThread
    {
        get
        {
            for (int i = 0; i < Threads.Count; i++)
                if (!Threads[i].IsBackground && IsHoistable(Threads[i]))
                    return Threads[i];
            return null;
        }
    }

    public override void LoopEnter(int loop, nint frame, long locals)
    {
        if (Abandoned)
            return;
        LogicalThread thread = Threads.Current;
        thread.Loops.Enter(loop, frame, thread.Done, thread.Effects, thread.Given, locals);
        thread.YieldedAt = -1;
    }

    public override void LoopBack(int loop, nint frame, long locals)
    {
        if (Abandoned)
            throw new AbandonException();
        LogicalThread thread = Threads.Current;
        ref LoopTracker.Entry entry = ref thread.Loops.Back(loop, frame, thread.Done, thread.Effects, thread.Given, out bool known);
        if (known && entry.Locals == locals && entry.Effects == thread.Effects && IsIdle(thread, entry.Events))
        {
            waitingLoops.Add(loop);
            thread.LoopStart = entry.Events;
            thread.LoopNumber = loop;
            if (Strategy.Interrupts)
                thread.LoopWaits.Add(thread.Done);
            if (MayLookAgain(thread, entry) && !Await(thread))
                return;
            Threads.Block(thread, Wait.Loop, loop);
            thread.LoopStamp = -1;
            if (thread.LooksAgain)
            {
                thread.LooksAgain = false;
                return;
            }
            // It moves: something that this round did was seen by another thread, or the schedule goes on step by step.
            entry = ref thread.Loops.Current;
        }
        progress++;
        bool local = thread.Done == entry.Events;
        if (local ? ++entry.LocalRounds > LocalLoopBound : ++entry.Rounds > LoopBound)
        {
            CutLoop = loop;
            CutWithoutSteps = local;
            End(EndReason.Bounded);
            throw new AbandonException();
        }
        entry.Events = thread.Done;
        entry.Effects = thread.Effects;
        entry.Given = thread.Given;
        entry.Locals = locals;
    }

    /// <summary>
    /// Whether a waiting thread may read again in place what its round has read last, as if it had not gone that round: it
    /// has done nothing but read, all it knows is in its events, and no compiler may keep it from reading again.
    /// </summary>
    private bool MayLookAgain(LogicalThread thread, in LoopTracker.Entry entry)
    {
        if (Strategy.Interrupts || Knowledge.KeepsOrder || entry.Given != thread.Given || thread.Done == entry.Events)
            return false;
        bool plain = thread.YieldedAt < entry.Events;
        for (int e = thread.Cursor; e != Graph.None && Graph[e].Index >= entry.Events; e = Graph[e].PoPrevious)
        {
            ref Event it = ref Graph[e];
            if (it.Kind != EventKind.Read || (it.Flags & EventFlags.Continued) != 0)
                return false;
            plain &= it.Mode == AccessMode.Plain;
        }
        return !(plain && Strategy.Memory.OrdersByReferences);
    }

    /// <returns>False when it goes round again at once: its last read has been given a newer write.</returns>
    private bool Await(LogicalThread thread)
    {
        if (!Strategy.Awaits(thread.Cursor, thread.LoopStart))
        {
            if (Strategy.ReadsNewer(thread.Cursor))
            {
                BackToRound(thread);
                LetLoopsLook();
                return false;
            }
            if (Knowledge.WaitIn(thread.LoopNumber) && run < FewRuns)
                Relearn();
            End(EndReason.DeadEnd);
            throw new AbandonException();
        }
        thread.LoopStamp = Graph[thread.Cursor].Stamp;
        LookAgain(thread);
        return true;
    }

    /// <summary>As if the thread had not gone the round that it is in.</summary>
    private void BackToRound(LogicalThread thread)
    {
        while (thread.Cursor != Graph.None && Graph[thread.Cursor].Index >= thread.LoopStart)
            thread.Cursor = Graph[thread.Cursor].PoPrevious;
        thread.Done = thread.LoopStart;
    }

    /// <summary>A thread knows whether it goes on waiting.</summary>
    private void LookAgain(LogicalThread thread)
    {
        if (!Strategy.AnyAwaits)
            return;
        Strategy.LookAgain(thread.Number);
        LetLoopsLook();
    }

    /// <summary>Takes threads that wait in a loop back to the beginning of the round if the strategy has given its last read something new.</summary>
    private void LetLoopsLook()
    {
        for (int i = 0; i < Threads.Count; i++)
        {
            LogicalThread thread = Threads[i];
            if (thread.LoopStamp < 0 || Graph[thread.Cursor].Stamp == thread.LoopStamp)
                continue;
            BackToRound(thread);
            thread.LoopStamp = -1;
            thread.LooksAgain = true;
        }
    }

    /// <summary>Whether the events of a thread from <paramref name="from"/> on leave every location and object as they found it.</summary>
    private bool IsIdle(LogicalThread thread, int from)
    {
        balances.Clear();
        for (int e = thread.Cursor; e != Graph.None && Graph[e].Index >= from; e = Graph[e].PoPrevious)
        {
            ref Event it = ref Graph[e];
            switch (it.Kind)
            {
                case EventKind.Read or EventKind.Fence:
                    break;

                case EventKind.Write or EventKind.Update:
                    // Backwards: the last write must restore what stood before the first.
                    if (SeenByOthers(thread, e))
                        return false;
                    balances.TryAdd(it.Cell, it.Value);
                    break;

                case EventKind.Operation when it.Writes:
                    // Another thread has used the object while it was in between, as when a monitor was given up to
                    // wait: the round cannot be left out, or nobody could have been there.
                    if (balances.ContainsKey(it.Cell) && it.Next != Graph.None && Graph[it.Next].Thread != thread.Number)
                        return false;
                    int change = Balance(it);
                    if (change == int.MaxValue)
                        return false;
                    balances[it.Cell] = balances.GetValueOrDefault(it.Cell) + change;
                    break;

                case EventKind.Operation:
                    break;

                default:
                    return false;
            }
        }
        foreach ((int cell, long balance) in balances)
        {
            if (Cells[cell].Machine is not null)
            {
                if (balance != 0)
                    return false;
                continue;
            }
            if (balance != ValueBefore(thread, cell, from))
                return false;
        }
        return true;
    }

    private bool SeenByOthers(LogicalThread thread, int write)
    {
        for (int r = Graph[write].FirstReader; r != Graph.None; r = Graph[r].NextReader)
            if (Graph[r].Thread != thread.Number)
                return true;
        return false;
    }

    /// <summary>What stood in a cell before the first write of the round.</summary>
    private long ValueBefore(LogicalThread thread, int cell, int from)
    {
        int first = Graph.None;
        for (int e = thread.Cursor; e != Graph.None && Graph[e].Index >= from; e = Graph[e].PoPrevious)
            if (Graph[e].Cell == cell && Graph[e].Writes)
                first = e;
        return ValueOf(Graph[first].Previous, cell);
    }

    /// <summary>What an operation takes (-) or gives back (+).</summary>
    private static int Balance(in Event it) => (Operation)it.Code switch
    {
        Operation.MonitorEnter or Operation.MonitorTryEnter or Operation.MonitorReenter => -1,
        Operation.LockEnter or Operation.LockTryEnter or Operation.SemaphoreWait => -1,
        Operation.MonitorExit or Operation.MonitorWait or Operation.LockExit => 1,
        Operation.SemaphoreRelease => (int)it.Operand,
        Operation.MonitorExpire => 0,
        // A count for each role.
        >= Operation.SlimEnterRead and <= Operation.SlimEnterWrite => 1 << (8 * (it.Code - (int)Operation.SlimEnterRead)),
        >= Operation.SlimExitRead and <= Operation.SlimExitWrite => -1 << (8 * (it.Code - (int)Operation.SlimExitRead)),
        Operation.SlimQueue => it.Result == 1 ? 1 << (8 * (int)it.Operand) : 0,
        Operation.SlimAwait => 1 << (8 * ((int)it.Operand % Objects.ReaderWriterObject.Timed)),
        Operation.OldLeave => -1 << (8 * (int)it.Operand),
        Operation.OldEnter => it.Result == 1 ? 1 << (8 * (int)Objects.OldReaderWriterObject.RoleOf(it.Operand)) : 0,
        Operation.OldAwait => 1 << (8 * (int)Objects.OldReaderWriterObject.RoleOf(it.Operand)),
        Operation.SlimGiveUp or Operation.OldGiveUp or Operation.OldGiveOn or Operation.OldTidy => 0,
        _ => int.MaxValue,
    };

    /// <summary>Whether a thread that waits in a loop has reason to go round again in this execution.</summary>
    private bool LoopMoves(LogicalThread thread)
    {
        if (thread.LooksAgain)
            return true;
        if (HoistsLoops && IsHoistable(thread))
            return false;
        for (int e = thread.Cursor; e != Graph.None && Graph[e].Index >= thread.LoopStart; e = Graph[e].PoPrevious)
        {
            ref Event it = ref Graph[e];
            if (it.Cell == Graph.None)
                continue;
            if (Strategy.Interrupts)
            {
                if (it.Reads && !it.Writes ? Graph.LastWrite(it.Cell) != it.ReadsFrom : Graph.LastWrite(it.Cell) is var last && Graph[last].Thread != thread.Number)
                    return true;
            }
            else if (it.Kind is EventKind.Write or EventKind.Update)
            {
                // Another thread has seen a write of this round: it cannot be left out as if it had not been.
                if (SeenByOthers(thread, e))
                    return true;
            }
        }
        return false;
    }
}
