namespace Interleave.Gallery.BoundedBuffer;

/// <summary><see cref="ThreeSemaphores"/> with the two P's swapped: the lock is taken first.</summary>
public sealed class WaitsSwapped : BufferSolution
{
    readonly Ring Ring = new(N);
    readonly SemaphoreSlim Empty = new(N);
    readonly SemaphoreSlim Full = new(0);
    readonly SemaphoreSlim Mutex = new(1);

    public override void Put(int item)
    {
        Mutex.Wait();
        Empty.Wait();
        Ring.Put(item);
        Mutex.Release();
        Full.Release();
    }

    public override int Take()
    {
        Mutex.Wait();
        Full.Wait();
        int item = Ring.Take();
        Mutex.Release();
        Empty.Release();
        return item;
    }
}
