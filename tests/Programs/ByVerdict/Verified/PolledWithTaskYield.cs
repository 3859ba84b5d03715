namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Loops that await Task.Yield until something is so.</summary>
public sealed class PolledWithTaskYield
{
    volatile bool ready;
    int work;

    public async Task Flag()
    {
        Task setting = Task.Run(() =>
        {
            work = 1;
            ready = true;
        });
        while (!ready)
            await Task.Yield();
        Assert.That(work == 1, "Expected the work to be done.");
        await setting;
    }

    public async Task Token()
    {
        using var source = new CancellationTokenSource();
        Task cancelling = Task.Run(source.Cancel);
        while (!source.Token.IsCancellationRequested)
            await Task.Yield();
        await cancelling;
    }

    /// <summary>A loop that counts does not wait: it ends.</summary>
    public async Task Counted()
    {
        int rounds = 0;
        for (; rounds < 4 && !ready; rounds++)
            await Task.Yield();
        Assert.That(rounds == 4, "Expected all rounds.");
    }
}
