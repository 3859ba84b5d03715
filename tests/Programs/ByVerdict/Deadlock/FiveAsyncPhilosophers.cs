namespace Interleave.Programs.ByVerdict.Deadlock;

/// <summary>Five philosophers without threads: each takes the left fork, then the right one.</summary>
public sealed class FiveAsyncPhilosophers
{
    readonly SemaphoreSlim[] forks = [new(1), new(1), new(1), new(1), new(1)];

    public async Task Run() => await Task.WhenAll(Enumerable.Range(0, forks.Length).Select(seat => Task.Run(() => Eat(seat))));

    async Task Eat(int seat)
    {
        await forks[seat].WaitAsync();
        await forks[(seat + 1) % forks.Length].WaitAsync();
        forks[seat].Release();
        forks[(seat + 1) % forks.Length].Release();
    }
}
