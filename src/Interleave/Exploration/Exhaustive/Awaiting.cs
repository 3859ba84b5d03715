using Interleave.Graphs;

namespace Interleave.Exploration;

/// <summary>
/// Waiting loops: a thread whose round would go the same way again has that round's last read as its last event. The
/// read is not done with: as soon as there is a newer write it takes that, as if it were added then. So no execution
/// ends with a thread that waits for what its last read could find out.
/// </summary>
/// <remarks>After Kokologiannakis, Majumdar, Vafeiadis: "Unblocking Dynamic Partial Order Reduction", CAV 2023.</remarks>
internal sealed partial class Exhaustive
{
    /// <summary>For <see cref="OfRead"/> and <see cref="OfAtomic"/>: nothing has been tried yet, not even the initial value.</summary>
    private const int All = -2;

    private readonly Histories histories;
    private bool anyAwaits;

    public bool AnyAwaits => anyAwaits;

    public bool Awaits(int e, int round)
    {
        histories.AddWaiting(graph, e);
        // What has taken an older write than it could have is never deleted: its thread waits to the end.
        for (int newer = graph.After(graph[e].Cell, graph[e].ReadsFrom); newer != Graph.None; newer = graph[newer].Next)
            if (graph[newer].WriteStamp <= graph[e].Stamp)
                return false;
        if (!graph[e].Awaits)
            graph[e].AwaitsSince = graph.Now;
        graph[e].Flags |= EventFlags.Awaits;
        graph[e].Result = round;
        anyAwaits = true;
        return true;
    }

    /// <summary>Whether the read is looked at again in place when <paramref name="write"/> stands last in its cell's order.</summary>
    private bool LooksAgainAt(int read, int write)
    {
        if (!graph[read].Awaits || write == graph[read].ReadsFrom || graph[write].Next != Graph.None)
            return false;
        int seen = graph[read].ReadsFrom;
        // A read that a revisit has given a write which came later is served by revisits only.
        return seen == Graph.None || graph[seen].WriteStamp <= graph.TriedBy(read);
    }

    /// <summary>Whether the thread of a read is known to wait to the end when it reads a write that is not the latest.</summary>
    private bool WaitsWith(int e, int write) => graph[e].Kind != EventKind.Operation && histories.Waits(graph, e, write);

    /// <summary>
    /// The newest event, a read with its alternatives on the stack, takes the oldest of the writes that it may read; the latest
    /// comes last of them. So a round that goes the same way again leads to the next, not to the end of the run.
    /// </summary>
    /// <returns>Whether there is an older one.</returns>
    private bool ReadOldest(int e, int first)
    {
        int latest = graph[e].ReadsFrom, count = 0;
        Choice[] older = [.. choices.AsSpan(first, choiceCount - first).ToArray().Where(c => c.Kind == ChoiceKind.ReadFrom)];
        if (older.Length == 0)
            return false;
        for (int i = first; i < choiceCount; i++)
            if (choices[i].Kind != ChoiceKind.ReadFrom)
                choices[first + count++] = choices[i];
        choiceCount = first + count;
        Push(older[0] with { Kind = ChoiceKind.ReadLatest, Other = latest });
        foreach (Choice choice in older)
            Push(choice);
        weight = 0;
        ReadsNewer(e);
        return true;
    }

    public bool ReadsNewer(int e)
    {
        while (choiceCount > frames.Peek().FirstChoice)
        {
            Choice choice = choices[choiceCount - 1];
            if (choice.Event != e || choice.Position != graph.Position || choice.Kind is not (ChoiceKind.ReadFrom or ChoiceKind.ReadLatest))
                return false;
            choiceCount--;
            Done += weight;
            weight = choice.Weight;
            if (Apply(choice))
                return true;
        }
        return false;
    }

    private bool ReadLatest(int e, int write)
    {
        TakeFrom(e, write);
        graph[e].Flags |= EventFlags.Late;
        graph[e].Result = graph[e].Index;
        if (graph[e].Kind == EventKind.Update)
            LookAgain(graph[e].Cell);
        return true;
    }

    public void LookAgain(int thread)
    {
        for (int other = 0; anyAwaits && other < graph.ThreadCount; other++)
        {
            int e = graph.Last(other);
            if (e != Graph.None && IsToLook(e))
                LookAgain(graph[e].Cell, thread);
        }
    }

    /// <summary>Whether there is a newer write for a waiting read that it has not been given yet.</summary>
    private bool IsToLook(int e) =>
        graph[e].Awaits && graph.LastWrite(graph[e].Cell) is >= 0 and var write
        && graph[write].WriteStamp > Math.Max(graph[e].AwaitsSince, graph.TriedBy(e)) && LooksAgainAt(e, write);

    /// <summary>
    /// Lets the threads look again whose waiting loops have read a cell that has a newer write now, who has waited longest first. One
    /// that would write to it has to wait until those others that have something new know whether they go on waiting.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="thread">A thread that is about to go on: it knows.</param>
    private void LookAgain(int cell, int thread = -1)
    {
        while (anyAwaits && graph.LastWrite(cell) != Graph.None)
        {
            int longest = Graph.None;
            for (int other = 0; other < graph.ThreadCount; other++)
            {
                int e = graph.Last(other);
                if (e != Graph.None && graph[e].Awaits && graph[e].Cell == cell && LooksAgainAt(e, graph.LastWrite(cell)) && (longest == Graph.None || graph[e].Stamp < graph[longest].Stamp))
                    longest = e;
            }
            if (longest == Graph.None || (WouldWrite(longest, graph.LastWrite(cell)) && IsLookedAt(cell, thread)))
                return;
            LookAgainAtLast(longest, graph[longest].ReadsFrom);
        }
    }

    /// <summary>Gives the last read of a waiting loop the latest write, as if it were added now; others are alternatives.</summary>
    /// <inheritdoc cref="OfRead"/>
    private void LookAgainAtLast(int e, int seen, int tried = -1)
    {
        graph.LookAgain(e);
        Tie(e, graph.LastWrite(graph[e].Cell));
        graph.SetClock(e);
        int first = choiceCount;
        Matter(e);
        if (graph[e].IsAtomic)
            OfAtomic(e, seen, tried);
        else
            OfRead(e, seen, tried);
        Share(first);
    }

    /// <summary>
    /// A read that waits again after a revisit has tried all that was there when it waited before. What has come since and
    /// stands before what it sees it may read, too: no revisit of it is an alternative in this graph.
    /// </summary>
    private void LookAtEarlier(int e)
    {
        int tried = graph.TriedBy(e);
        for (int write = graph[e].ReadsFrom; write != Graph.None; write = graph[write].Previous)
        {
            if (graph[write].WriteStamp <= tried)
                continue;
            LookAgainAtLast(e, All, tried);
            return;
        }
    }

    private bool WouldWrite(int e, int write) => graph[e].IsAtomic && Atomics.Writes(graph[e], graph[write].Value, out _);

    /// <summary>Whether another thread than <paramref name="thread"/> has been given something new in a loop that reads the cell, and has not gone on yet.</summary>
    private bool IsLookedAt(int cell, int thread)
    {
        for (int other = 0; other < graph.ThreadCount; other++)
        {
            int last = graph.Last(other);
            if (other == thread || last == Graph.None || !graph[last].LooksAgain)
                continue;
            for (int read = last; read != Graph.None && graph[read].Index >= graph[last].Result; read = graph[read].PoPrevious)
                if (graph[read].Cell == cell)
                    return true;
        }
        return false;
    }
}
