namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A semaphore with a maximum of one, given back twice.</summary>
public sealed class ReleasedTooOften
{
    readonly SemaphoreSlim free = new(1, 1);

    public void Run() => Together.Run(Use, Use);

    void Use()
    {
        try
        {
            if (!free.Wait(0))
                return;
        }
        finally
        {
            free.Release();
        }
    }
}
