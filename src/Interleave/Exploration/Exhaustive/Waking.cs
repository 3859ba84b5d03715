using Interleave.Graphs;
using Interleave.Objects;

namespace Interleave.Exploration;

/// <summary>
/// Waiting operations are in the graph as the last event of their thread, and go on in place as soon as their object lets
/// them: so no execution ends with an operation waiting that could go on.
/// </summary>
internal sealed partial class Exhaustive
{
    /// <summary>
    /// Lets waiting operations that the last state of their object lets through go on, the one that has waited
    /// longest first; each other one gets an alternative in which it goes before that.
    /// </summary>
    private void WakeWaiting()
    {
        while (true)
        {
            int longest = Graph.None;
            for (int thread = 0; thread < graph.ThreadCount; thread++)
            {
                int e = graph.Last(thread);
                if (MayGoOn(e) && (longest == Graph.None || graph[e].Stamp < graph[longest].Stamp))
                    longest = e;
            }
            if (longest == Graph.None)
                return;
            int first = choiceCount;
            bool changes = Transition(longest, graph.LastWrite(graph[longest].Cell)).Effect == Effect.Changes;
            for (int thread = 0; changes && thread < graph.ThreadCount; thread++)
            {
                int other = graph.Last(thread);
                if (other != longest && MayGoOn(other) && graph[other].Cell == graph[longest].Cell)
                    Push(ChoiceKind.WakeFirst, other, longest);
            }
            Share(first);
            GoOn(longest);
        }
    }

    /// <summary>Of two waiting operations, the one that has waited less goes first.</summary>
    private void WakeBefore(int e, int longest)
    {
        GoOn(e);
        graph.Rewait(longest, e, victim: true);
        WakeWaiting();
    }

    private bool MayGoOn(int e) =>
        e != Graph.None && graph[e].IsBlocked && Transition(e, graph.LastWrite(graph[e].Cell)).Effect != Effect.Blocked;

    private void GoOn(int e)
    {
        Transition transition = Transition(e, graph.LastWrite(graph[e].Cell));
        graph.Wake(e, transition);
        if (!graph[e].Writes)
            return;
        if (graph[e].Code != (byte)Surface.Operation.ThreadJoin)
            Matter(e, e);
        int first = choiceCount;
        ShowToLookers(e, graph[e].ReadsFrom);
        Share(first);
    }

    /// <summary>
    /// An operation that has been revisited reads <paramref name="write"/> and leaves another state: that is new to those
    /// that have only looked at the object, and each one that waits may go first instead.
    /// </summary>
    private void OfRevisited(int read, int write)
    {
        if (!graph[read].Writes)
            return;
        int first = choiceCount;
        ShowToLookers(read, write);
        for (int thread = 0; thread < graph.ThreadCount; thread++)
        {
            int e = graph.Last(thread);
            if (e != Graph.None && graph[e].IsBlocked && graph[e].Cell == graph[read].Cell && Transition(e, write).Effect == Effect.Changes)
                TryRevisit(e, write, read, ClockReading(e, write));
        }
        OfferLooks(0, write, graph[read].Cell);
        Share(first);
    }

    /// <summary>
    /// An operation that another one stands behind now lets those that wait and only look go on before that: each set of them
    /// is one execution more.
    /// </summary>
    private void OfferLooks(int firstThread, int write, int cell)
    {
        for (int thread = firstThread; thread < graph.ThreadCount; thread++)
        {
            int e = graph.Last(thread);
            if (e != Graph.None && graph[e].IsBlocked && graph[e].Cell == cell && Transition(e, write).Effect == Effect.Reads)
                Push(ChoiceKind.LookFirst, e, write);
        }
    }

    /// <summary>
    /// What waits again after a revisit may look at each state that has come since, as the revisited operation brings the last:
    /// nothing else is left of the graphs in which it did.
    /// </summary>
    /// <param name="firstThread">The first of the threads.</param>
    /// <param name="offered">The state that is offered to all that wait.</param>
    private void OfferLooksSince(int firstThread, int offered)
    {
        for (int thread = firstThread; thread < graph.ThreadCount; thread++)
        {
            int e = graph.Last(thread);
            if (e == Graph.None || !graph[e].IsBlocked)
                continue;
            int last = graph.LastWrite(graph[e].Cell);
            for (int write = graph.After(graph[e].Cell, graph[e].ReadsFrom); write != Graph.None && write != last; write = graph[write].Next)
                if (write != offered && Transition(e, write).Effect == Effect.Reads)
                    Push(ChoiceKind.LookFirst, e, write);
        }
    }

    /// <summary>A waiting operation goes on with what it finds in the state that <paramref name="write"/> leaves, though that is not the last one.</summary>
    /// <returns>Whether that is consistent.</returns>
    private bool LookFirst(int e, int write)
    {
        graph.WakeLooking(e, write, Transition(e, write));
        if (!model.Consistent(graph, e))
            return false;
        int first = choiceCount;
        OfferLooks(graph[e].Thread + 1, write, graph[e].Cell);
        Share(first);
        return true;
    }
}
