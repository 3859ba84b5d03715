namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>One seat is free, and two come who would rather stand than wait.</summary>
public abstract class Seats
{
    protected readonly SemaphoreSlim Free = new(1);

    /// <summary>Takes a seat if there is one, without waiting.</summary>
    protected abstract void SitOrStand();

    /// <summary>Both come.</summary>
    public void TwoCome() => Together.Run(SitOrStand, SitOrStand);
}
