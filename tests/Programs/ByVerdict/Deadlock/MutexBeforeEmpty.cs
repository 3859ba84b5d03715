namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>A buffer on semaphores in which the mutex is taken before there is room.</summary>
public sealed class MutexBeforeEmpty
{
    readonly SemaphoreSlim mutex = new(1), empty = new(1), full = new(0);
    int items;

    public void Run() => Together.Run(Put, Take);

    void Put()
    {
        for (int n = 0; n < 2; n++)
        {
            mutex.Wait();
            empty.Wait();
            items++;
            mutex.Release();
            full.Release();
        }
    }

    void Take()
    {
        for (int n = 0; n < 2; n++)
        {
            full.Wait();
            mutex.Wait();
            items--;
            mutex.Release();
            empty.Release();
        }
    }
}
