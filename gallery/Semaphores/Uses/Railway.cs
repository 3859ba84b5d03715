namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>A stretch of railway that carries two trains, and a semaphore before it.</summary>
public abstract class Railway(int permits)
{
    const int Carries = 2;

    readonly SemaphoreSlim Permits = new(permits);
    readonly CountdownEvent Meeting = new(Carries);
    int OnStretch;

    /// <summary>Three trains come: there are never more than two on the stretch.</summary>
    public void ThreeTrains() => Together.Run(Pass, Pass, Pass);

    /// <summary>Two trains come, which are to meet on the stretch.</summary>
    public void TwoMeet() => Together.Run(Meet, Meet);

    void Pass()
    {
        Permits.Wait();
        int trains = Interlocked.Increment(ref OnStretch);
        Check.That(trains <= Carries, $"Expected at most {Carries} trains, found {trains}.");
        Interlocked.Decrement(ref OnStretch);
        Permits.Release();
    }

    void Meet()
    {
        Permits.Wait();
        Meeting.Signal();
        Meeting.Wait();
        Permits.Release();
    }
}
