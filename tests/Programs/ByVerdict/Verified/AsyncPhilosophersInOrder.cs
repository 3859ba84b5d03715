namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Philosophers without threads that take the fork with the lower number first.</summary>
public sealed class AsyncPhilosophersInOrder
{
    readonly SemaphoreSlim[] forks = [new(1), new(1)];

    public async Task Run() => await Task.WhenAll(Task.Run(Eat), Task.Run(Eat));

    async Task Eat()
    {
        await forks[0].WaitAsync();
        await forks[1].WaitAsync();
        forks[0].Release();
        forks[1].Release();
    }
}
