namespace Interleave.Gallery.SantaClaus;

/// <summary>Santa calls, and waits until each one is there. (Ben-Ari, "How to Solve the Santa Claus Problem", 1998, for what was missing.)</summary>
public sealed class WaitsForEach : CountedBySemaphores
{
    readonly SemaphoreSlim There = new(0);

    protected override void IsThere() => There.Release();

    protected override void HasCalled(int count)
    {
        for (int i = 0; i < count; i++)
            There.Wait();
    }
}
