namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A waiting loop that gives up its turn each time round.</summary>
public sealed class WaitingWithYield
{
    bool stopped;
    int work;

    public void Run() => Together.Run(Stop, Wait);

    void Stop()
    {
        work = 1;
        Volatile.Write(ref stopped, true);
    }

    void Wait()
    {
        while (!Volatile.Read(ref stopped))
            Thread.Yield();
        Assert.That(work == 1, "Expected the work to be done.");
    }
}
