namespace Interleave.Exploration;

/// <summary>
/// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010, section 2): threads
/// have random priorities, the highest that can go on does, and at a few random steps the one that runs drops below all
/// others.
/// </summary>
/// <remarks>The length of an execution is taken from those before.</remarks>
internal sealed class PctStrategy(ulong seed, int depth = 3) : ScheduledStrategy
{
    private readonly SplitMix64 random = new(seed);
    private readonly List<long> priorities = [];
    private readonly HashSet<int> changes = [];
    private int longest = 16;
    private long lowest;

    public override int Choose(int current, ReadOnlySpan<int> runnable)
    {
        int chosen = Highest(runnable);
        if (changes.Remove(Steps))
        {
            priorities[chosen] = --lowest;
            chosen = Highest(runnable);
        }
        return chosen;
    }

    public override bool Next()
    {
        longest = Math.Max(longest, Steps);
        priorities.Clear();
        changes.Clear();
        lowest = 0;
        for (int i = 1; i < depth; i++)
            changes.Add(random.Below(longest));
        return base.Next();
    }

    private int Highest(ReadOnlySpan<int> runnable)
    {
        int best = runnable[0];
        foreach (int thread in runnable)
        {
            while (priorities.Count <= thread)
                priorities.Add((long)(random.Next() >> 2));
            if (priorities[thread] > priorities[best])
                best = thread;
        }
        return best;
    }
}
