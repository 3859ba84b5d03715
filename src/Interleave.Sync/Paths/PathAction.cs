namespace Interleave.Sync;

/// <summary>What is done at the start or the end of an operation, on the counts of its paths.</summary>
/// <param name="Count">The count: a semaphore's, or how many are inside of a burst.</param>
internal abstract record PathAction(int Count)
{
    public abstract bool IsPossible(int[] counts);

    public abstract void Do(int[] counts);

    /// <summary>Takes one, when there is one: P.</summary>
    public sealed record Take(int Count) : PathAction(Count)
    {
        public override bool IsPossible(int[] counts) => counts[Count] > 0;

        public override void Do(int[] counts) => counts[Count]--;
    }

    /// <summary>Gives one: V.</summary>
    public sealed record Give(int Count) : PathAction(Count)
    {
        public override bool IsPossible(int[] counts) => true;

        public override void Do(int[] counts) => counts[Count]++;
    }

    /// <summary>The first one in does what the whole burst has to do before.</summary>
    public sealed record Join(int Count, PathAction Before) : PathAction(Count)
    {
        public override bool IsPossible(int[] counts) => counts[Count] > 0 || Before.IsPossible(counts);

        public override void Do(int[] counts)
        {
            if (counts[Count]++ == 0)
                Before.Do(counts);
        }
    }

    /// <summary>The last one out does what the whole burst has to do behind.</summary>
    public sealed record Part(int Count, PathAction Behind) : PathAction(Count)
    {
        public override bool IsPossible(int[] counts) => true;

        public override void Do(int[] counts)
        {
            if (--counts[Count] == 0)
                Behind.Do(counts);
        }
    }
}
