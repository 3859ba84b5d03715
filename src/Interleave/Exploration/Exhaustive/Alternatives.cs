using Interleave.Graphs;
using Interleave.Objects;

namespace Interleave.Exploration;

/// <summary>What else could have been done when an event was added.</summary>
internal sealed partial class Exhaustive
{
    public void Added(int e)
    {
        TurnsBack = false;
        int first = choiceCount, position = graph.Position;
        ref Event it = ref graph[e];
        Matter(e);
        switch (it.Kind)
        {
            case EventKind.Operation:
                OfOperation(e);
                Share(first);
                if (it.Writes)
                    WakeWaiting();
                return;

            case EventKind.Write:
                OfWrite(e);
                break;

            case EventKind.Read or EventKind.Update when it.IsAtomic:
                OfAtomic(e, All);
                break;

            case EventKind.Read:
                OfRead(e, All);
                break;
        }
        Share(first);
        bool isLatest = (it.Flags & EventFlags.OldestFirst) == 0 || !ReadOldest(e, first);
        if (graph[e].Kind is not (EventKind.Write or EventKind.Update))
            return;
        LookAgain(graph[e].Cell);
        if (isLatest && graph.Position == position)
            PutOffStaying(e, first);
    }

    /// <summary>
    /// A read may take each earlier write; where the model is monotone, down to the first that is inconsistent: with an
    /// earlier one still, the writes in between would be behind the read, too.
    /// </summary>
    /// <param name="e">The read.</param>
    /// <param name="seen">The last of the writes that it has tried before: what stands earlier is an alternative already.</param>
    /// <param name="tried">When it had tried all that was there, wherever it stands; -1 for never.</param>
    private void OfRead(int e, int seen, int tried = -1)
    {
        int cell = graph[e].Cell, latest = graph[e].ReadsFrom, write = latest;
        while (write != Graph.None)
        {
            write = graph[write].Previous;
            if (write == seen)
                break;
            if (IsTried(write, tried))
                continue;
            graph.UntieReader(e);
            graph.TieReader(e, write);
            if (model.Consistent(graph, e))
                Push(ChoiceKind.ReadFrom, e, write);
            else if (model.IsMonotone)
                break;
        }
        graph.UntieReader(e);
        graph.TieReader(e, latest);
    }

    private bool IsTried(int write, int tried) => tried >= 0 && (write == Graph.None || graph[write].WriteStamp <= tried);

    private void OfWrite(int e)
    {
        int last = graph[e].Previous, previous = last;
        RevisitsOfWrite(e);
        while (previous != Graph.None)
        {
            int current = previous;
            previous = graph[previous].Previous;
            graph.UntieWrite(e);
            graph.TieWrite(e, previous);
            if (!model.Consistent(graph, e))
            {
                if (model.IsMonotone)
                    break;
                continue;
            }
            // Nothing may come between an atomic operation and what it read.
            if (graph[current].Kind != EventKind.Update || graph[current].ReadsFrom != previous)
                Push(ChoiceKind.PlaceAfter, e, previous);
        }
        graph.UntieWrite(e);
        graph.TieWrite(e, last);
    }

    /// <summary>
    /// The reads that a new write could serve instead, at each place in the coherence order that is left when what
    /// was added after the read is deleted. Whether such a place is consistent is seen when the graph is made.
    /// </summary>
    private void RevisitsOfWrite(int e)
    {
        Span<int> clock = ClockReading(e, Graph.None);
        int cell = graph[e].Cell, before = graph.Before(e);
        int write = Graph.None;
        do
        {
            for (int r = graph.FirstReader(cell, write); r != Graph.None; r = graph[r].NextReader)
                AtEachPlace(e, r, before, clock);
            write = graph.After(cell, write);
            if (write != Graph.None && graph[write].Kind == EventKind.Update)
                AtEachPlace(e, write, before, clock);
        }
        while (write != Graph.None);
    }

    private void AtEachPlace(int e, int read, int before, ReadOnlySpan<int> clock)
    {
        if (graph.Within(read, clock) || !Deletable(e, read, clock))
            return;
        int stamp = graph[read].Stamp, last = graph[e].Previous;
        bool inPlace = LooksAgainAt(read, e);
        for (int previous = last; ; previous = graph[previous].Previous)
        {
            bool stays = previous == Graph.None || (previous != read && (graph[previous].WriteStamp <= stamp || graph.Within(previous, clock)));
            if (stays && !(inPlace && previous == last))
                Push(ChoiceKind.Revisit, e, read, previous);
            if (previous == Graph.None || (model.IsMonotone && before != Graph.None && graph.Within(previous, graph.Clock(before))))
                return;
        }
    }

    /// <inheritdoc cref="OfRead"/>
    private void OfAtomic(int e, int seen, int tried = -1)
    {
        int cell = graph[e].Cell, latest = graph[e].ReadsFrom, write = latest;
        if (graph[e].Kind == EventKind.Update)
            Revisits(e, latest);
        while (write != Graph.None)
        {
            int follower = write;
            write = graph[write].Previous;
            if (write == seen)
                break;
            if (IsTried(write, tried))
                continue;
            graph.Untie(e);
            Tie(e, write);
            if (!model.Consistent(graph, e))
            {
                if (model.IsMonotone)
                    break;
                continue;
            }
            if (graph[e].Kind == EventKind.Read)
            {
                Push(ChoiceKind.ReadFrom, e, write);
                continue;
            }
            if (graph[follower].Kind != EventKind.Update || graph[follower].ReadsFrom != write)
                Push(ChoiceKind.ReadFrom, e, write);
            Revisits(e, write);
        }
        graph.Untie(e);
        Tie(e, latest);
    }

    /// <summary>
    /// The events of its cell that could read from atomic operation <paramref name="e"/> instead, when that reads
    /// <paramref name="previous"/>.
    /// </summary>
    private void Revisits(int e, int previous)
    {
        Span<int> clock = ClockReading(e, previous);
        int cell = graph[e].Cell;
        int write = Graph.None;
        do
        {
            for (int r = graph.FirstReader(cell, write); r != Graph.None; r = graph[r].NextReader)
                TryRevisit(e, previous, r, clock);
            write = graph.After(cell, write);
            if (write != Graph.None && graph[write].Kind == EventKind.Update)
                TryRevisit(e, previous, write, clock);
        }
        while (write != Graph.None);
    }

    private void TryRevisit(int e, int previous, int read, ReadOnlySpan<int> clock)
    {
        if (read != e && !LooksAgainAt(read, e) && !graph.Within(read, clock) && Deletable(e, read, clock))
            Push(ChoiceKind.Revisit, e, read, previous);
    }

    /// <summary>
    /// An operation is added at the end of its object's chain. Wherever an earlier state would let it through, it may
    /// take that state from the operation that has it; where it only looks, it may look at an earlier state.
    /// </summary>
    private void OfOperation(int e)
    {
        ref Event it = ref graph[e];
        int latest = it.ReadsFrom, state = latest;
        if (it.Writes)
            ShowToLookers(e, state);
        int before = graph.Before(e);
        // Where one object may not be looked at as it was, it may not be as it was before that; of a group it may be another object.
        bool mayLook = true, onlyLooking = false;
        while (state != Graph.None)
        {
            int taker = state;
            state = graph[taker].Previous;
            if (before != Graph.None && graph.Within(taker, graph.Clock(before)))
            {
                // A cause of this operation keeps its state; in a model that is not monotone one may still look at what was before,
                // though not before what the thread itself has done there.
                if (model.IsMonotone || Operations.NeverLooks((Surface.Operation)it.Code) || (graph[taker].Thread == it.Thread && it.Code != (byte)Surface.Operation.Together))
                    break;
                onlyLooking = true;
            }
            Transition transition = Transition(e, state);
            if (transition.Effect == Effect.Blocked || (onlyLooking && transition.Effect == Effect.Changes))
                continue;
            if (transition.Effect == Effect.Reads)
            {
                if (mayLook && MayLook(e, state, transition))
                    Push(ChoiceKind.ReadFrom, e, state);
                else
                    mayLook = it.Code == (byte)Surface.Operation.Together;
                continue;
            }
            Span<int> clock = ClockReading(e, state);
            if (!graph.Within(taker, clock) && Deletable(e, taker, clock))
                Push(ChoiceKind.Revisit, e, taker, state);
            ShowToLookers(e, state);
        }
    }

    private bool MayLook(int e, int state, in Transition look)
    {
        graph.Untie(e);
        Event was = graph[e];
        Operations.Put(ref graph[e], look);
        graph.TieReader(e, state);
        bool consistent = model.Consistent(graph, e);
        graph.UntieReader(e);
        graph[e] = was;
        if (was.Writes)
            graph.TieWrite(e, was.ReadsFrom);
        else
            graph.TieReader(e, was.ReadsFrom);
        return consistent;
    }

    /// <summary>Those that only look at the object may look at the state that <paramref name="e"/> leaves. Those that wait are woken.</summary>
    private void ShowToLookers(int e, int previous)
    {
        Span<int> clock = ClockReading(e, previous);
        for (int r = graph.FirstReader(graph[e].Cell, previous); r != Graph.None; r = graph[r].NextReader)
            if (r != e && !graph[r].IsBlocked && !graph.Within(r, clock) && Deletable(e, r, clock))
                Push(ChoiceKind.Revisit, e, r, previous);
    }
}
