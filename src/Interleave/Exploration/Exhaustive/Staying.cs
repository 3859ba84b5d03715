using Interleave.Graphs;

namespace Interleave.Exploration;

/// <summary>
/// A write may serve a read of a waiting loop's round that is not the round's last: the round then goes another way. That
/// the thread goes on waiting with the older value comes later, and only if there has been reason to: a write that the reads
/// behind could find while the thread still waits, or one that could undo the write. Else all of that would be dead ends.
/// </summary>
internal sealed partial class Exhaustive
{
    /// <summary>A thread that could have gone on waiting.</summary>
    private sealed class Stay
    {
        /// <summary>The thread that waits, and the index of the read that is served.</summary>
        public required int Thread, Read;

        /// <summary>The write that serves it, by thread and index.</summary>
        public required int Writer, Write;

        /// <summary>The cells of the reads behind it in the round.</summary>
        public required List<int> Cells;

        /// <summary>Whether anything has been added that matters to the thread while it waits.</summary>
        public bool Matters;
    }

    /// <summary>In the order of their choices on the stack.</summary>
    private readonly Stack<Stay> stays = [];

    public bool TurnsBack { get; private set; }

    /// <summary>Puts off that a thread goes on waiting though <paramref name="write"/>, the newest event, would serve its round.</summary>
    /// <param name="write">The write.</param>
    /// <param name="first">The first of its choices, which are all of the graph as it is.</param>
    private void PutOffStaying(int write, int first)
    {
        if (!anyAwaits || !model.IsMonotone || stays.Count > 1000)
            return;
        int read = Graph.None;
        for (int thread = 0; thread < graph.ThreadCount; thread++)
        {
            int e = graph.Last(thread);
            if (e == Graph.None || !graph[e].Awaits || ServedBefore(e, write) is not (>= 0 and var served))
                continue;
            if (read != Graph.None)
                return;
            read = served;
        }
        if (read == Graph.None)
            return;
        int at = Array.FindIndex(choices, first, choiceCount - first, c => c.Kind == ChoiceKind.Revisit && c.Other == read && c.Previous == graph[write].Previous);
        if (at < 0)
            return;
        var stay = new Stay { Thread = graph[read].Thread, Read = graph[read].Index, Writer = graph[write].Thread, Write = graph[write].Index, Cells = [] };
        for (int e = graph[read].PoNext; e != Graph.None; e = graph[e].PoNext)
            stay.Cells.Add(graph[e].Cell);
        stays.Push(stay);
        // What was on the way now comes before the last but one; the revisit comes next.
        Choice revisit = choices[at];
        Array.Copy(choices, at + 1, choices, at, choiceCount - at - 1);
        choices[choiceCount - 1] = new Choice(ChoiceKind.Stay, revisit.Position, write, read, Graph.None, weight);
        Push(ChoiceKind.Revisit, write, read, revisit.Previous);
        choices[choiceCount - 1] = revisit;
        weight = 0;
        TurnsBack = true;
    }

    /// <summary>The read of a waiting round, not its last, that would find <paramref name="write"/> instead of what stood last before; none if there are several.</summary>
    private int ServedBefore(int last, int write)
    {
        int served = Graph.None;
        for (int e = last; e != Graph.None && graph[e].Index >= graph[last].Result; e = graph[e].PoPrevious)
        {
            if (graph[e].Cell != graph[write].Cell)
                continue;
            if (LooksAgainAt(e, write) || served != Graph.None || graph[e].ReadsFrom != graph[write].Previous)
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
            stay.Matters |= known == Graph.None || graph.Clock(known)[stay.Writer] <= stay.Write
                || (graph[e].Thread != stay.Thread && graph.Clock(known)[stay.Thread] <= stay.Read && stay.Cells.Contains(graph[e].Cell));
        }
    }
}
