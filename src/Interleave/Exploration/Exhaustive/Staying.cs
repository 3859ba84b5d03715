using Interleave.Graphs;

namespace Interleave.Exploration;

/// <summary>
/// A write may serve a read of a waiting loop's round that is not the round's last: the round then goes another way. That
/// the thread goes on waiting with the older value comes later, and only if there has been reason to: a write that the reads
/// behind could find while the thread still waits, or one that could undo the write. Else all of that would be dead ends.
/// </summary>
internal sealed partial class Exhaustive
{
    /// <summary>Threads that could have gone on waiting, though a write serves all of them.</summary>
    private sealed class Stay
    {
        public required List<Waiter> Waiters;

        /// <summary>The write, by thread and index, and its cell.</summary>
        public required int Writer, Write, Cell;

        /// <summary>
        /// When the write was added that a waiting read had been given by a revisit: as long as the read has that, nothing that was added
        /// before is deleted. -1 where some waiting read came later than what it sees.
        /// </summary>
        public required int Since;

        /// <summary>Whether anything has been added that matters to the threads while they wait.</summary>
        public bool Matters;
    }

    /// <param name="Thread">The thread that waits.</param>
    /// <param name="Read">The index of the read that is served.</param>
    /// <param name="Cells">The cells of the reads behind it in the round.</param>
    private readonly record struct Waiter(int Thread, int Read, List<int> Cells);

    /// <summary>In the order of their choices on the stack.</summary>
    private readonly Stack<Stay> stays = [];

    /// <summary>For <see cref="PutOffStaying"/>: where the choices are that serve waiting reads.</summary>
    private readonly List<int> served = [];

    public bool TurnsBack { get; private set; }

    /// <summary>Puts off that a thread goes on waiting though <paramref name="write"/>, the newest event, would serve its round.</summary>
    /// <param name="write">The write.</param>
    /// <param name="first">The first of its choices, which are all of the graph as it is.</param>
    private void PutOffStaying(int write, int first)
    {
        if (!anyAwaits || !model.IsMonotone || stays.Count > 1000)
            return;
        served.Clear();
        for (int thread = 0; thread < graph.ThreadCount; thread++)
            if (graph.Last(thread) is >= 0 and var e && graph[e].Awaits && ServedBefore(e, write, first) is >= 0 and var read)
                served.Add(Array.FindIndex(choices, first, choiceCount - first, c => c.Kind == ChoiceKind.Revisit && c.Other == read && c.Previous == graph[write].Previous));
        if (served.Count == 0 || served.Contains(-1))
            return;
        Choice[] revisits = [.. served.Select(i => choices[i])];
        int kept = first;
        for (int i = first; i < choiceCount; i++)
            if (!served.Contains(i))
                choices[kept++] = choices[i];
        choiceCount = kept;
        stays.Push(new Stay
        {
            Writer = graph[write].Thread,
            Write = graph[write].Index,
            Cell = graph[write].Cell,
            Since = revisits.Min(r => SinceOf(r.Other)),
            Waiters = [.. revisits.Select(r => WaiterOf(r.Other))],
        });
        // What was on the way now comes after the revisits, if at all.
        Push(revisits[0] with { Kind = ChoiceKind.Stay, Weight = weight });
        foreach (Choice revisit in revisits)
            Push(revisit);
        weight = 0;
        TurnsBack = true;
    }

    private int SinceOf(int read) =>
        graph[read].ReadsFrom is >= 0 and var seen && graph[seen].WriteStamp > graph[read].Stamp ? graph[seen].WriteStamp : -1;

    private Waiter WaiterOf(int read)
    {
        var cells = new List<int>();
        for (int e = graph[read].PoNext; e != Graph.None; e = graph[e].PoNext)
            cells.Add(graph[e].Cell);
        return new Waiter(graph[read].Thread, graph[read].Index, cells);
    }

    /// <summary>The read of a waiting round, not its last, that would find <paramref name="write"/> instead of what stood last before; none if there are several.</summary>
    private int ServedBefore(int last, int write, int first)
    {
        int served = Graph.None;
        for (int e = last; e != Graph.None && graph[e].Index >= graph[last].Result; e = graph[e].PoPrevious)
        {
            if (graph[e].Cell != graph[write].Cell)
                continue;
            if (LooksAgainAt(e, write))
                return Graph.None;
            // What comes before the write and after what it reads keeps it from being served.
            int read = e;
            if (!Array.Exists(choices[first..choiceCount], c => c.Kind == ChoiceKind.Revisit && c.Other == read))
                continue;
            if (served != Graph.None || graph[e].ReadsFrom != graph[write].Previous)
                return Graph.None;
            served = e;
        }
        return served;
    }

    /// <summary>
    /// An event has been added that may serve others: notes for which of those who could have gone on waiting it matters,
    /// whatever it may read.
    /// </summary>
    private void Matter(int e)
    {
        // Reads serve nobody, and who waits for the end of a thread does not either.
        bool serves = graph[e].Kind switch
        {
            EventKind.Read => graph[e].IsAtomic,
            EventKind.Operation => graph[e].Code != (byte)Surface.Operation.ThreadJoin,
            EventKind.Fence or EventKind.Mark => false,
            _ => true,
        };
        if (serves && stays.Count > 0)
            Matter(e, graph.Before(e));
    }

    /// <param name="e">The event.</param>
    /// <param name="known">The event with all that comes before it for sure.</param>
    private void Matter(int e, int known)
    {
        foreach (Stay stay in stays)
        {
            // While they wait, they do nothing.
            if (stay.Waiters.Exists(w => graph[e].Thread == w.Thread && graph[e].Index >= w.Read))
                continue;
            stay.Matters |= ((known == Graph.None || graph.Clock(known)[stay.Writer] <= stay.Write) && MayWriteBefore(e, stay))
                || stay.Waiters.Exists(w => graph[e].Thread != w.Thread && graph.Clock(known)[w.Thread] <= w.Read && w.Cells.Contains(graph[e].Cell));
        }
    }

    /// <summary>
    /// Whether an event that does not come after the write of <paramref name="stay"/> may do without it: not an atomic operation
    /// that would write only behind it, as everywhere before it finds the wrong value, or there is one already that stays.
    /// </summary>
    private bool MayWriteBefore(int e, Stay stay)
    {
        if (!graph[e].IsAtomic || graph[e].Cell != stay.Cell || stay.Since < 0)
            return true;
        int follower = graph.Last(stay.Writer);
        while (follower != Graph.None && graph[follower].Index > stay.Write)
            follower = graph[follower].PoPrevious;
        if (follower == Graph.None || graph[follower].Index != stay.Write || !graph[follower].Writes)
            return true;
        do
        {
            int write = graph[follower].Previous;
            bool isTaken = graph[follower].Kind == EventKind.Update && graph[follower].WriteStamp <= stay.Since;
            if (!isTaken && Atomics.Writes(graph[e], ValueOf(write, stay.Cell), out _))
                return true;
            follower = write;
        }
        while (follower != Graph.None);
        return false;
    }
}
