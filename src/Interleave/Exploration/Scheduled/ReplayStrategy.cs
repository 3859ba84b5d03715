using Interleave.Graphs;

namespace Interleave.Exploration;

/// <summary>Follows a given schedule once.</summary>
/// <param name="runs">Which thread takes how many visible steps.</param>
/// <param name="find">The number of a thread of the current execution by its name in <paramref name="runs"/>; -1 when there is none.</param>
internal sealed class ReplayStrategy(IReadOnlyList<(string Thread, int Steps)> runs, Func<string, int> find) : ScheduledStrategy
{
    private int run, taken;
    private bool started;

    /// <summary>The step at which the program could not follow the schedule; 0 as long as it does.</summary>
    public int DivergedAt { get; private set; }

    /// <summary>How many steps the schedule has.</summary>
    public int Length => runs.Sum(r => r.Steps);

    public override int Choose(int current, ReadOnlySpan<int> runnable)
    {
        while (run < runs.Count && taken >= runs[run].Steps)
        {
            run++;
            taken = 0;
        }
        if (run == runs.Count)
            return current >= 0 ? current : runnable[0];
        int wanted = find(runs[run].Thread);
        if (wanted >= 0 && runnable.Contains(wanted))
            return wanted;
        // The thread may not have been started yet: who can start it goes first.
        if (wanted < 0 && runnable.Contains(0))
            return 0;
        if (DivergedAt == 0)
            DivergedAt = Steps + 1;
        return current >= 0 ? current : runnable[0];
    }

    public override void Added(int e)
    {
        base.Added(e);
        if (Visibility.IsVisible(Graph[e]) && run < runs.Count)
            taken++;
    }

    public override bool Next()
    {
        if (started)
            return false;
        started = true;
        return base.Next();
    }
}
