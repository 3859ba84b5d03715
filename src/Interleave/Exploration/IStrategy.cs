using Interleave.Graphs;
using Interleave.Memory;

namespace Interleave.Exploration;

/// <summary>
/// Decides what is not decided yet: the execution asks it which thread goes on, tells it of each event that is
/// new, and asks it after the end for the graph to start the next execution from.
/// </summary>
internal interface IStrategy
{
    /// <summary>The graph of the current execution. What it holds at the start is repeated; the rest is added.</summary>
    Graph Graph { get; }

    /// <summary>The memory model whose executions these are.</summary>
    IMemoryModel Memory { get; }

    /// <summary>Whether a thread may be interrupted before any new visible step, not just where it blocks.</summary>
    bool Interrupts { get; }

    /// <summary>The thread that goes on.</summary>
    /// <param name="current">The thread that asks; -1 when it cannot go on.</param>
    /// <param name="runnable">The threads that can go on, in order of their numbers; not empty.</param>
    int Choose(int current, ReadOnlySpan<int> runnable);

    /// <summary>An event has been added at the end of its thread, with the latest write or state as what it reads.</summary>
    void Added(int e);

    /// <summary>A thread waits: the round of a loop that has ended with read <paramref name="e"/>, its last event, would go the same way again.</summary>
    /// <param name="e">The read.</param>
    /// <param name="round">The index of the round's first event.</param>
    /// <returns>False when it waits to the end, so that nothing can come of the execution.</returns>
    bool Awaits(int e, int round) => true;

    /// <summary>Whether any thread has been seen to wait in a loop, to look again when there is something new.</summary>
    bool AnyAwaits => false;

    /// <summary>Gives the newest event, a read that keeps its thread waiting to the end, the next newer write that it may take.</summary>
    /// <returns>False when there is none, or other events have been added since.</returns>
    bool ReadsNewer(int e) => false;

    /// <summary>Lets waiting loops look again that could not before <paramref name="thread"/> knew whether it goes on waiting. It does.</summary>
    void LookAgain(int thread)
    {
    }

    /// <summary>Whether, after the event added last, others come first: the run is given up, and what it has begun comes later if at all.</summary>
    bool TurnsBack => false;

    /// <summary>Prepares the next execution.</summary>
    /// <returns>False when there is none.</returns>
    bool Next();

    /// <summary>How much of the search is done, from 0 to 1; 0 when that cannot be said.</summary>
    double Done { get; }

    /// <summary>Pieces of work that are known and not done.</summary>
    long Pending { get; }
}
