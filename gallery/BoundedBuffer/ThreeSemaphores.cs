namespace Interleave.Gallery.BoundedBuffer;

/// <summary>One semaphore counts the empty slots, one the full ones, and a third is a lock.</summary>
public sealed class ThreeSemaphores : BufferSolution
{
    readonly Ring Ring = new(N);
    readonly SemaphoreSlim Empty = new(N);
    readonly SemaphoreSlim Full = new(0);
    readonly SemaphoreSlim Mutex = new(1);

    public override void Put(int item)
    {
        Empty.Wait();
        Mutex.Wait();
        Ring.Put(item);
        Mutex.Release();
        Full.Release();
    }

    public override int Take()
    {
        Full.Wait();
        Mutex.Wait();
        int item = Ring.Take();
        Mutex.Release();
        Empty.Release();
        return item;
    }
}
