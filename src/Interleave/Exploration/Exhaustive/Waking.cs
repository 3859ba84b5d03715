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
            if (e != Graph.None && graph[e].IsBlocked && graph[e].Cell == graph[read].Cell && Transition(e, write).Effect != Effect.Blocked)
                TryRevisit(e, write, read, ClockReading(e, write));
        }
        Share(first);
    }
}
