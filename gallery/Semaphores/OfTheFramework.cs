namespace Interleave.Gallery.Semaphores;

/// <summary><see cref="SemaphoreSlim"/>, which promises nothing about whom it wakes; and who comes by may be quicker than who was woken.</summary>
public sealed class OfTheFramework : SemaphoreSolution
{
    readonly SemaphoreSlim Value = new(1);

    public override void P() => Value.Wait();

    public override void V() => Value.Release();
}
