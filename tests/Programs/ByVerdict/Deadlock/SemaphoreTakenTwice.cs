namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A semaphore has no owner: who takes it again waits for itself.</summary>
public sealed class SemaphoreTakenTwice
{
    readonly SemaphoreSlim free = new(1);
    int count;

    public void Run() => Together.Run(Outer);

    void Outer()
    {
        free.Wait();
        Inner();
        free.Release();
    }

    void Inner()
    {
        free.Wait();
        count++;
        free.Release();
    }
}
