using Interleave.Executing;
using Interleave.Graphs;
using Interleave.Memory;
using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Exploration;

/// <summary>Follows a given schedule once, under any memory model.</summary>
/// <param name="runs">Which thread takes how many visible steps.</param>
/// <param name="memory">The memory model.</param>
/// <param name="back">By step: how many writes behind the last one a read takes, or a write stands.</param>
/// <param name="cells">What the memory holds at first.</param>
/// <param name="find">The number of a thread of the current execution by its name in <paramref name="runs"/>; -1 when there is none.</param>
/// <param name="isOnItsWay">Whether a thread, by its number, has still to come to where its next visible step is.</param>
internal sealed class ReplayStrategy(
    IReadOnlyList<(string Thread, int Steps)> runs, IMemoryModel memory, IReadOnlyDictionary<int, int> back, Cells cells,
    Func<string, int> find, Func<int, bool> isOnItsWay) : ScheduledStrategy
{
    private int run, taken;
    private bool started;

    /// <summary>The step at which the program could not follow the schedule; 0 as long as it does.</summary>
    public int DivergedAt { get; private set; }

    public override IMemoryModel Memory => memory;

    /// <summary>How many steps the schedule has.</summary>
    public int Length => runs.Sum(r => r.Steps);

    public override int Choose(int current, ReadOnlySpan<int> runnable)
    {
        SkipTaken();
        if (run == runs.Count)
            return current >= 0 ? current : runnable[0];
        int wanted = find(runs[run].Thread);
        if (wanted >= 0 && runnable.Contains(wanted))
            return wanted;
        // The thread may not have been started yet: who can start it goes first.
        if (wanted < 0)
        {
            foreach (int thread in runnable)
                if (isOnItsWay(thread))
                    return thread;
            if (runnable.Contains(0))
                return 0;
        }
        if (DivergedAt == 0)
            DivergedAt = Steps + 1;
        return current >= 0 ? current : runnable[0];
    }

    public override void Added(int e)
    {
        base.Added(e);
        if (!Visibility.IsVisible(Graph[e]))
            return;
        SkipTaken();
        if (run < runs.Count)
        {
            // Nobody is asked where only one thread can go on.
            if (find(runs[run].Thread) is var wanted && wanted != Graph[e].Thread && (wanted >= 0 || Graph[e].Thread != 0) && DivergedAt == 0)
                DivergedAt = Steps;
            taken++;
        }
        if (back.TryGetValue(Steps, out int count))
            TakeBack(e, count);
    }

    private void SkipTaken()
    {
        while (run < runs.Count && taken >= runs[run].Steps)
        {
            run++;
            taken = 0;
        }
    }

    /// <summary>Lets a new event take an earlier write than the last one, or stand behind it; or an attempt find an earlier state.</summary>
    private void TakeBack(int e, int count)
    {
        int write = Graph[e].Reads ? Graph[e].ReadsFrom : Graph[e].Previous;
        for (; count > 0 && write != Graph.None; count--)
            write = Graph[write].Previous;
        Graph.Untie(e);
        if (Graph[e].Kind == EventKind.Operation)
            LookAt(e, write);
        else if (Graph[e].Reads)
            Atomics.Tie(Graph, e, write, write == Graph.None ? cells[Graph[e].Cell].Initial : Graph[write].Value);
        else
            Graph.TieWrite(e, write);
        Graph.SetClock(e);
    }

    private void LookAt(int e, int state)
    {
        ref Event it = ref Graph[e];
        SyncObject machine = cells[it.Cell].Machine!;
        Operations.Put(ref it, machine.Apply((int)(state == Graph.None ? cells[it.Cell].Initial : Graph[state].Value), (Operation)it.Code, it.Thread, it.Operand));
        if (it.Writes)
        {
            it.ReadsFrom = state;
            Graph.TieWrite(e, state);
        }
        else
        {
            Graph.TieReader(e, state);
        }
    }

    public override bool Next()
    {
        if (started)
            return false;
        started = true;
        return base.Next();
    }
}
