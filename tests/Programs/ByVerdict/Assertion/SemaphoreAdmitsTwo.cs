namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A semaphore that is meant as a mutex and starts at two.</summary>
public sealed class SemaphoreAdmitsTwo
{
    readonly SemaphoreSlim free = new(2);
    int count;

    public void Run()
    {
        Together.Run(Add, Add);
        Assert.That(count == 2, "Expected 2.");
    }

    void Add()
    {
        free.Wait();
        count++;
        free.Release();
    }
}
