namespace Interleave.Sync;

/// <summary>Semaphores of which a thread takes several at once, in turns.</summary>
/// <remarks>
/// Fair: of two that want a semaphore in common, the one that came first is let through first; what it waits for is kept for
/// it, though it cannot use all of it yet. So nobody starves, and fewer may be let through at a time than by
/// <see cref="SemaphoreSet"/>, which see for the rest.
/// </remarks>
/// <param name="initialCounts">The count of each semaphore, which is known by its place from 0; at most 64.</param>
public sealed class FairSemaphoreSet(params int[] initialCounts) : SemaphoreSet(initialCounts)
{
    private protected override bool KeepsTurns => true;
}
