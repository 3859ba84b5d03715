namespace Interleave.Gallery.MutualExclusion;

/// <summary>P before, V after, on a semaphore that starts at one.</summary>
public sealed class BinarySemaphore : MutexAlgorithm
{
    readonly SemaphoreSlim Free = new(1);

    public override void Enter(int me) => Free.Wait();

    public override void Exit(int me) => Free.Release();
}
