namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A semaphore of the system as a lock, given back by whoever took it.</summary>
public sealed class SemaphoreOfTheSystem
{
    readonly Semaphore free = new(1, 1);
    int count;

    public void Run()
    {
        Together.Run(3, _ => Add());
        Assert.That(count == 3, $"Expected 3, found {count}.");
    }

    void Add()
    {
        free.WaitOne();
        count++;
        free.Release();
    }
}
