namespace Interleave.Gallery.BoundedBuffer;

/// <summary><see cref="ThreeSemaphores"/> with the two V's swapped: the lock is given back last.</summary>
public sealed class SignalsSwapped : BufferSolution
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
        Full.Release();
        Mutex.Release();
    }

    public override int Take()
    {
        Full.Wait();
        Mutex.Wait();
        int item = Ring.Take();
        Empty.Release();
        Mutex.Release();
        return item;
    }
}
