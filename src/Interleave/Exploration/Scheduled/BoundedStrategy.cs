namespace Interleave.Exploration;

/// <summary>
/// Tries every schedule with at most so many preemptions, one choice after the other (Musuvathi, Qadeer: "Iterative
/// Context Bounding for Systematic Testing of Multithreaded Programs", PLDI 2007).
/// </summary>
/// <remarks>Used to shorten a failing schedule that has been found; it tries many schedules that are alike.</remarks>
internal sealed class BoundedStrategy(int bound) : ScheduledStrategy
{
    private struct Decision
    {
        public int[] Options;
        public int Taken;
    }

    private readonly List<Decision> decisions = [];
    private int depth, preemptions;
    private bool started;

    /// <summary>The preemptions of the current execution.</summary>
    public int Preemptions => preemptions;

    public override int Choose(int current, ReadOnlySpan<int> runnable)
    {
        if (runnable.Length == 1)
            return runnable[0];
        if (current >= 0 && preemptions == bound)
            return current;
        if (depth == decisions.Count)
        {
            int[] options = runnable.ToArray();
            int own = Array.IndexOf(options, current);
            if (own > 0)
                (options[0], options[own]) = (options[own], options[0]);
            decisions.Add(new Decision { Options = options });
        }
        Decision decision = decisions[depth++];
        int chosen = decision.Options[decision.Taken];
        if (current >= 0 && chosen != current)
            preemptions++;
        return runnable.Contains(chosen) ? chosen : runnable[0];
    }

    public override bool Next()
    {
        if (started)
        {
            decisions.RemoveRange(depth, decisions.Count - depth);
            while (decisions.Count > 0 && decisions[^1].Taken + 1 == decisions[^1].Options.Length)
                decisions.RemoveAt(decisions.Count - 1);
            if (decisions.Count == 0)
                return false;
            decisions[^1] = decisions[^1] with { Taken = decisions[^1].Taken + 1 };
        }
        started = true;
        depth = preemptions = 0;
        return base.Next();
    }
}
