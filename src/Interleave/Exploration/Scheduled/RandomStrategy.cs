namespace Interleave.Exploration;

/// <summary>Draws the thread of every step from those that can go on, each with the same chance.</summary>
internal sealed class RandomStrategy(ulong seed) : ScheduledStrategy
{
    private readonly SplitMix64 random = new(seed);

    public override int Choose(int current, ReadOnlySpan<int> runnable) => runnable[random.Below(runnable.Length)];
}
