using Interleave.Graphs;
using Interleave.Objects;

namespace Interleave.Exploration;

/// <summary>Operations that wait on locks and monitors go on in place as soon as their object lets them.</summary>
internal sealed partial class Exhaustive
{
    /// <summary>
    /// Lets waiting operations that the last state of their object lets through go on, the one that has waited
    /// longest first; each other one that this shuts out again gets an alternative in which it goes first.
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
            for (int thread = 0; thread < graph.ThreadCount; thread++)
            {
                int other = graph.Last(thread);
                if (other != longest && MayGoOn(other) && graph[other].Cell == graph[longest].Cell
                    && !MayFollow(other, longest) && !MayFollow(longest, other))
                    Push(ChoiceKind.WakeFirst, other, longest);
            }
            Share(first);
            GoOn(longest);
        }
    }

    /// <summary>Of two waiting operations, the one that has waited less goes first.</summary>
    private void WakeBefore(int e, int shutOut)
    {
        GoOn(e);
        graph.Rewait(shutOut, e, victim: true);
        WakeWaiting();
    }

    private bool MayGoOn(int e) =>
        e != Graph.None && graph[e].IsBlocked && cells[graph[e].Cell].Machine!.WakesInPlace
        && Transition(e, graph.LastWrite(graph[e].Cell)).Effect != Effect.Blocked;

    /// <summary>Whether the last state of the object, after <paramref name="first"/>, lets <paramref name="second"/> through as well.</summary>
    private bool MayFollow(int second, int first)
    {
        ref Event it = ref graph[second];
        int state = Transition(first, graph.LastWrite(it.Cell)).State;
        return cells[it.Cell].Machine!.Apply(state, (Surface.Operation)it.Code, it.Thread, it.Operand).Effect != Effect.Blocked;
    }

    private void GoOn(int e)
    {
        Transition transition = Transition(e, graph.LastWrite(graph[e].Cell));
        graph.Wake(e, transition.Effect == Effect.Changes, transition.State, transition.Result);
    }

    /// <summary>An operation that has been revisited leaves another state: new to those that have only looked at its object, or wait for it.</summary>
    private void ShowAgain(int e)
    {
        if (!graph[e].Writes)
            return;
        int first = choiceCount;
        OperationRevisits(e, graph[e].ReadsFrom, cells[graph[e].Cell].Machine!, revisited: true);
        Share(first);
    }
}
