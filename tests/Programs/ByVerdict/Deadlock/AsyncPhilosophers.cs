namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Philosophers without threads: each takes the left fork, then the right one.</summary>
public sealed class AsyncPhilosophers
{
    readonly SemaphoreSlim[] forks = [new(1), new(1)];

    public async Task Run() => await Task.WhenAll(Task.Run(() => Eat(0)), Task.Run(() => Eat(1)));

    async Task Eat(int seat)
    {
        await forks[seat].WaitAsync();
        await forks[(seat + 1) % forks.Length].WaitAsync();
        forks[seat].Release();
        forks[(seat + 1) % forks.Length].Release();
    }
}
