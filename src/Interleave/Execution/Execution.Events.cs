using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>How threads come by their events: repeated from the graph, or added to it, in an order that makes sense of both.</summary>
internal sealed partial class Execution
{
    /// <summary>Whether an event has been repeated or added in this run.</summary>
    public bool Happened(int e) => Graph[e].Index < Threads[Graph[e].Thread].Done;

    public bool CanGo(LogicalThread thread) => thread.Wait switch
    {
        Wait.None => true,
        Wait.Operation => MayOperate(thread),
        Wait.End => Threads[thread.WaitFor].Wait == Wait.Ended,
        Wait.Order => InOrder(thread.WaitFor),
        Wait.Loop => LoopMoves(thread),
        Wait.Turn => Urgent(thread, thread.WaitFor) is null,
        _ => false,
    };

    /// <summary>The event that the thread repeats next, or none.</summary>
    private int Upcoming(LogicalThread thread) =>
        thread.Cursor == Graph.None ? Graph.First(thread.Number) : Graph[thread.Cursor].PoNext;

    private void Advance(LogicalThread thread, int e)
    {
        thread.Cursor = e;
        thread.Done = Graph[e].Index + 1;
        Events++;
        progress++;
        Tracer?.Record(e);
    }

    /// <summary>Adds an event to the graph, after asking whether its thread goes on.</summary>
    private int New(LogicalThread thread, EventKind kind, int cell, bool mayWrite = false)
    {
        if ((Events & 127) == 0 && System.Diagnostics.Stopwatch.GetTimestamp() > Deadline)
        {
            End(EndReason.OutOfTime);
            throw new AbandonException();
        }
        if (Strategy.Interrupts && kind is not (EventKind.Mark or EventKind.Fence))
            Threads.Interrupt(thread);
        LookAgain(thread);
        if (kind == EventKind.Write || mayWrite)
            GiveWay(thread, cell);
        int e = Graph.Add(thread.Number, kind, cell);
        Graph[e].Effects = thread.Effects;
        return e;
    }

    /// <summary>Ends what <see cref="New"/> has begun.</summary>
    /// <remarks>
    /// Not before all is there that the event comes after has it happened: what the thread does with it, out of sight, is
    /// still to come, and who comes after it must wait for that.
    /// </remarks>
    private void Finish(LogicalThread thread, int e, bool needsSource)
    {
        Graph.SetClock(e);
        Graph.LogAdded(e);
        Tell(e);
        if (Graph[e].Writes)
            AfterWrite();
        KeepOrder(thread, e, needsSource);
        Advance(thread, e);
    }

    private void AfterWrite()
    {
        if (Strategy.TurnsBack)
        {
            End(EndReason.TurnedBack);
            throw new AbandonException();
        }
        LetLoopsLook();
    }

    /// <summary>
    /// Before a write that a waiting loop could find: waits until the loop's thread, if it has something new to read already,
    /// has gone as far as its next event. It is to be known then whether it goes on waiting.
    /// </summary>
    private void GiveWay(LogicalThread thread, int cell)
    {
        if (Strategy.AnyAwaits && Urgent(thread, cell) is not null)
            Threads.Block(thread, Wait.Turn, cell);
    }

    /// <summary>The thread that goes before <paramref name="thread"/> may write to a cell.</summary>
    public LogicalThread? Urgent(LogicalThread thread, int cell)
    {
        for (int i = 0; i < Threads.Count; i++)
        {
            LogicalThread other = Threads[i];
            int e = Graph.Last(i);
            if (other == thread || e == Graph.None || !Graph[e].LooksAgain || (other.Done > Graph[e].Index && !other.LooksAgain))
                continue;
            for (int read = e; read != Graph.None && Graph[read].Index >= Graph[e].Result; read = Graph[read].PoPrevious)
                if (Graph[read].Cell == cell)
                    return other;
        }
        return null;
    }

    private void Tell(int e)
    {
        if (Timings is null)
        {
            Strategy.Added(e);
            return;
        }
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        Strategy.Added(e);
        Timings.Graph += System.Diagnostics.Stopwatch.GetTimestamp() - start;
    }

    /// <summary>Checks that the thread does again what it did when the graph was made.</summary>
    private void Match(LogicalThread thread, int e, bool same)
    {
        if (same && Graph[e].Effects == thread.Effects)
            return;
        Fail(new Finding(Tracing.FailureKind.Nondeterminism, $"step {Graph[e].Index + 1} of thread {NameOf(thread)} is not what it was when everything before it went the same way", null, thread.Number));
        throw new AbandonException();
    }

    /// <summary>
    /// Waits until what must come before an event has happened in this run: a new one may come after events that other
    /// threads have still to repeat.
    /// </summary>
    private void KeepOrder(LogicalThread thread, int e, bool needsSource)
    {
        if ((needsSource && !HasSource(e)) || (Knowledge.KeepsOrder && !InOrder(e)))
            Threads.Block(thread, Wait.Order, e);
    }

    /// <summary>Whether the reference that an event reads, or what the last operation has left beside its object, can be had.</summary>
    private bool HasSource(int e) => MissingSource(e) == Graph.None;

    /// <summary>The event that has to be repeated in this run before one that finds what it has left; none when all have been.</summary>
    public int MissingSource(int e)
    {
        int write = Graph[e].ReadsFrom;
        if (write == Graph.None)
            return Graph.None;
        if (Graph[e].Kind != EventKind.Operation)
            return Happened(write) || (!Knowledge.KeepsOrder && IsKnown(write)) ? Graph.None : write;
        // Where not every operation comes after the one before it in the run, what is found may be of any of them.
        bool all = !Cells[Graph[e].Cell].Machine!.HandsOver;
        int missing = Graph.None;
        for (; write != Graph.None; write = all ? Graph[write].Previous : Graph.None)
            if (!Happened(write))
                missing = write;
        return missing;
    }

    private bool InOrder(int e)
    {
        ref Event it = ref Graph[e];
        if (Knowledge.KeepsOrder ? it.Reads && it.ReadsFrom != Graph.None && !Happened(it.ReadsFrom) : !HasSource(e))
            return false;
        if (!Knowledge.KeepsOrder || it.Cell == Graph.None || !it.Writes || !KeepsPlace(e))
            return true;
        if (it.Previous != Graph.None && KeepsPlace(it.Previous) && !Happened(it.Previous))
            return false;
        for (int r = Graph.FirstReader(it.Cell, it.Previous); r != Graph.None; r = Graph[r].NextReader)
            if (r != e && !Graph[r].IsBlocked && KeepsPlace(r) && !Happened(r))
                return false;
        return true;
    }

    /// <summary>
    /// Whether an event has its place in its cell's order in a run as well. In a weaker model that order may be against
    /// program order; not for full fences, and the calls that an object orders itself are such.
    /// </summary>
    private bool KeepsPlace(int e) => !isWeak || (Graph[e].Kind != EventKind.Operation && Graph[e].Mode == AccessMode.Full);
}
