namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>Looks at the value first: if it is not zero, P cannot mean to wait.</summary>
public sealed class LookThenWait : Seats
{
    protected override void SitOrStand()
    {
        if (Free.CurrentCount > 0)
            Free.Wait();
    }
}
