namespace Interleave.Gallery.SantaClaus;

/// <summary>Each one says when it is there, but Santa listens for the first alone.</summary>
public sealed class WaitsForOne : CountedBySemaphores
{
    readonly SemaphoreSlim There = new(0);

    protected override void IsThere() => There.Release();

    protected override void HasCalled(int count) => There.Wait();
}
