namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A semaphore that one thread disposes of while the other may still want it.</summary>
public sealed class UsedAfterDispose
{
    readonly SemaphoreSlim free = new(1);

    public void Run() => Together.Run(() => free.Dispose(), Use);

    void Use()
    {
        free.Wait();
        free.Release();
    }
}
