namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>Looks and takes in one step, which the semaphore has to offer.</summary>
public sealed class TryToTake : Seats
{
    protected override void SitOrStand()
    {
        Free.Wait(TimeSpan.Zero);
    }
}
