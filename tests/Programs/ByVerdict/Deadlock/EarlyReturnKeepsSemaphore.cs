namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A semaphore that is not given back on the way out.</summary>
public sealed class EarlyReturnKeepsSemaphore
{
    readonly SemaphoreSlim free = new(1);
    int uses;

    public void Run() => Together.Run(Use, Use);

    void Use()
    {
        free.Wait();
        if (uses++ == 0)
            return;
        free.Release();
    }
}
