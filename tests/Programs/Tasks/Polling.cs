namespace Interleave.Programs;

/// <summary>Loops that wait for a time in each round.</summary>
public sealed class Polling
{
    /// <summary>Ends as soon as it is told to.</summary>
    public async Task UntilTold()
    {
        int stop = 0;
        Task worker = Work();
        Volatile.Write(ref stop, 1);
        await worker;

        async Task Work()
        {
            while (Volatile.Read(ref stop) == 0)
                await Task.Delay(10);
        }
    }

    /// <summary>Ends as soon as its token is cancelled.</summary>
    public async Task UntilCancelled()
    {
        using var source = new CancellationTokenSource();
        Task worker = Work(source.Token);
        source.Cancel();
        await worker.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        static async Task Work(CancellationToken token)
        {
            while (!token.IsCancellationRequested)
                await Task.Delay(10, token);
        }
    }

    /// <summary>The worker is told to stop by nobody, but a round of it goes wrong.</summary>
    public async Task ThirdRoundFails()
    {
        for (int round = 0; ; round++)
        {
            Assert.That(round < 3, "Three rounds at most.");
            await Task.Delay(10);
        }
    }
}
