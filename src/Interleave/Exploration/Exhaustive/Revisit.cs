using Interleave.Graphs;
using Interleave.Objects;

namespace Interleave.Exploration;

/// <summary>Making the graph of a revisit.</summary>
internal sealed partial class Exhaustive
{
    /// <summary>An operation that must wait again when what it went on after is deleted.</summary>
    private readonly record struct Waiting(Event Event);

    private readonly List<Waiting> restored = [];

    /// <summary>Reads of waiting loops that were there, waiting, before what is deleted.</summary>
    private readonly List<(Event Read, Graph.Look? Looks)> looking = [];

    /// <summary>
    /// Puts <paramref name="write"/> behind <paramref name="previous"/> and lets <paramref name="read"/> read from it,
    /// in a new graph without the events that were added after the read and do not come before the write.
    /// </summary>
    /// <returns>Whether that graph is consistent and is to be run.</returns>
    private bool Revisit(int write, int previous, int read)
    {
        int stamp = graph[read].Stamp;
        Span<int> clock = ClockReading(write, graph[write].Kind == EventKind.Write ? Graph.None : previous);
        Graph made = pool.Count > 0 ? pool.Pop() : new Graph();
        made.CopyFrom(graph);
        Graph old = graph;
        graph = made;
        graph.Untie(write);
        graph.Untie(read);
        Delete(write, read, stamp, clock);
        if (!TieRevisiting(write, previous) || !TieRevisited(read, write)
            || !model.Consistent(graph, write) || !model.Consistent(graph, read) || !TryComplete(read, write, out bool completed))
        {
            graph = old;
            pool.Push(made);
            return false;
        }
        // What waits is not done with: it has no say in whether the graph is consistent.
        foreach ((Event waiting, Graph.Look? looks) in looking)
            WaitAgain(waiting, looks, stamp);
        graph.StartLog();
        ref Event it = ref graph[read];
        frames.Push(new Frame(graph, choiceCount));
        Matter(read);
        if (completed)
        {
            int first = choiceCount;
            Revisits(read, write);
            Share(first);
        }
        else if (it.Kind == EventKind.Operation)
        {
            OfRevisited(read, write);
        }
        if (restored.Count > 0)
        {
            int first = choiceCount;
            OfferLooksSince(0, write);
            Share(first);
        }
        if (restored.Count > 0 || graph[read].Kind == EventKind.Operation)
            WakeWaiting();
        foreach ((Event waiting, _) in looking)
            LookAtEarlier(graph.Last(waiting.Thread));
        if (graph[read].Kind != EventKind.Operation)
            LookAgain(graph[read].Cell);
        foreach ((Event waiting, _) in looking)
            LookAgain(waiting.Cell);
        return true;
    }

    /// <summary>Gives a revisited atomic operation its write, if it has one.</summary>
    /// <returns>False when that cannot be: in a model that is not monotone what may be read here may still not be written here.</returns>
    private bool TryComplete(int read, int write, out bool completed)
    {
        long written = 0;
        completed = graph[read].IsAtomic && Atomics.Writes(graph[read], graph[write].Value, out written);
        if (!completed)
            return true;
        graph.Complete(read, written);
        return model.IsMonotone || model.Consistent(graph, read);
    }

    private void Delete(int write, int read, int stamp, ReadOnlySpan<int> clock)
    {
        restored.Clear();
        looking.Clear();
        for (int thread = 0; thread < graph.ThreadCount; thread++)
        {
            for (int e = graph.Last(thread); e != Graph.None && graph[e].Stamp > stamp && !graph.Within(e, clock);)
            {
                int before = graph[e].PoPrevious;
                if (e != read && e != write)
                {
                    if (graph[e].Kind == EventKind.Operation && graph[e].VictimOf != Graph.None && graph[e].VictimStamp < stamp)
                        restored.Add(new Waiting(graph[e]));
                    bool waited = graph[e].Kind is EventKind.Read or EventKind.Update && graph[e].WaitingStamp != Graph.None && graph[e].WaitingStamp < stamp;
                    if (waited)
                        looking.Add((graph[e], graph.LooksAt(e)));
                    graph.Remove(e);
                }
                e = before;
            }
        }
        // What waits has tried only what was there then.
        for (int thread = 0; anyAwaits && thread < graph.ThreadCount; thread++)
            if (graph.Last(thread) is >= 0 and var e && graph[e].Awaits)
                graph.ForgetLooks(e, stamp);
        // A victim whose later run is deleted goes back to waiting on the one that took its state.
        foreach (Waiting waiting in restored)
        {
            Event victim = waiting.Event;
            if (graph.Length(victim.Thread) != victim.Index || !graph.Lives(victim.VictimOf))
                continue;
            int e = graph.Add(victim.Thread, EventKind.Operation, victim.Cell);
            ref Event it = ref graph[e];
            it.Code = victim.Code;
            it.Operand = victim.Operand;
            it.Comparand = victim.Comparand;
            it.Effects = victim.Effects;
            it.Flags = (victim.Flags & ~EventFlags.Changes) | EventFlags.Blocked;
            it.Stamp = it.WriteStamp = victim.VictimStamp;
            graph.TieReader(e, victim.VictimOf);
            graph.SetVictim(e, victim.VictimOf, victim.VictimStamp);
            graph.SetClock(e);
        }
    }

    /// <summary>A waiting loop that was there before what is deleted waits again, with all that there was then of no use to it.</summary>
    private void WaitAgain(in Event read, Graph.Look? looks, int stamp)
    {
        int e = graph.Add(read.Thread, EventKind.Read, read.Cell);
        ref Event it = ref graph[e];
        it.Field = read.Field;
        it.Mode = read.Mode;
        it.Address = read.Address;
        it.Code = read.Code;
        it.Width = read.Width;
        it.Operand = read.Operand;
        it.Comparand = read.Comparand;
        it.Effects = read.Effects;
        it.Flags = read.Flags | EventFlags.Awaits;
        it.Stamp = it.WriteStamp = read.WaitingStamp;
        it.Result = read.Result;
        it.AwaitsSince = it.Stamp;
        graph.SetLooks(e, looks);
        graph.ForgetLooks(e, stamp);
        int seen = graph.LastWrite(read.Cell);
        while (seen != Graph.None && graph[seen].WriteStamp > graph.TriedBy(e))
            seen = graph[seen].Previous;
        graph.TieReader(e, seen);
        graph.SetClock(e);
    }

    private bool TieRevisiting(int write, int previous)
    {
        ref Event it = ref graph[write];
        int next = graph.After(it.Cell, previous);
        if (it.Kind == EventKind.Operation)
        {
            if (next != Graph.None)
                return false;
            Transition transition = Transition(write, previous);
            // Where one that has waited goes on by a revisit, that is when it is added, just as where it is woken in place:
            // what was added while it waited is older, so a later revisit may take it away only if that is maximal.
            if (it.IsBlocked)
                graph.AddNow(write);
            Operations.Put(ref it, transition);
            it.ReadsFrom = previous;
        }
        else
        {
            if (next != Graph.None && graph[next].Kind == EventKind.Update && graph[next].ReadsFrom == previous)
                return false;
            if (it.IsAtomic)
            {
                it.Flags &= ~EventFlags.Awaits;
                Atomics.Writes(it, ValueOf(previous, it.Cell), out long written);
                it.Kind = EventKind.Update;
                it.Value = written;
                it.ReadsFrom = previous;
            }
        }
        graph.TieWrite(write, previous);
        graph.SetClock(write);
        return true;
    }

    private bool TieRevisited(int read, int write)
    {
        ref Event it = ref graph[read];
        if (it.Kind != EventKind.Operation)
        {
            it.Kind = EventKind.Read;
            it.Flags &= ~(EventFlags.Awaits | EventFlags.Late);
            if (histories.Waits(graph, read, write))
            {
                it.Flags |= EventFlags.Late;
                it.Result = it.Index;
            }
            it.WriteStamp = it.Stamp;
            it.WaitingStamp = Graph.None;
            graph.TieReader(read, write);
            graph.SetClock(read);
            return true;
        }
        Transition transition = Transition(read, write);
        Operations.Put(ref it, transition);
        if (it.Writes)
        {
            it.ReadsFrom = write;
            graph.TieWrite(read, write);
        }
        else
        {
            graph.TieReader(read, write);
        }
        graph.SetVictim(read, write, it.Stamp);
        graph.SetClock(read);
        return true;
    }
}
