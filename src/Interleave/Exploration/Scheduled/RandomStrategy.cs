namespace Interleave.Exploration;

/// <summary>
/// Draws the thread of every step from those that can go on, each with the same chance. In every second execution the first
/// thread goes on whenever it can, so that those it starts begin together.
/// </summary>
internal sealed class RandomStrategy(ulong seed) : ScheduledStrategy
{
    private readonly SplitMix64 random = new(seed);
    private bool isFirstAhead = true;

    public override int Choose(int current, ReadOnlySpan<int> runnable) =>
        isFirstAhead && runnable[0] == 0 ? 0 : runnable[random.Below(runnable.Length)];

    public override bool Next()
    {
        isFirstAhead = !isFirstAhead;
        return base.Next();
    }
}
