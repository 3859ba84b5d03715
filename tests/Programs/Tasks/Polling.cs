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

    /// <summary>Is told to stop by nobody, and its fourth round goes wrong.</summary>
    public async Task FourthRoundFails()
    {
        for (int round = 0; ; round++)
        {
            Assert.That(round < 3, "Three rounds.");
            await Task.Delay(10);
        }
    }
}
