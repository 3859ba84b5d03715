namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>The second release passes the maximum.</summary>
public sealed class SemaphoreOverItsMaximum
{
    readonly Semaphore free = new(0, 1);

    public void Run() => Together.Run(() => free.Release(), () => free.Release());
}
