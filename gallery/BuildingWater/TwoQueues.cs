namespace Interleave.Gallery.BuildingWater;

/// <summary>Who comes last calls the two others, and all three bond: but nothing keeps the next three from bonding among them.</summary>
public sealed class TwoQueues : WaterSolution
{
    readonly object Mutex = new();
    readonly SemaphoreSlim HydrogenQueue = new(0), OxygenQueue = new(0);
    int HydrogensHere, OxygensHere;

    protected override void Hydrogen()
    {
        lock (Mutex)
        {
            HydrogensHere++;
            CallThree();
        }
        HydrogenQueue.Wait();
        BondHydrogen();
    }

    protected override void Oxygen()
    {
        lock (Mutex)
        {
            OxygensHere++;
            CallThree();
        }
        OxygenQueue.Wait();
        BondOxygen();
    }

    void CallThree()
    {
        if (HydrogensHere < 2 || OxygensHere < 1)
            return;
        HydrogensHere -= 2;
        OxygensHere--;
        HydrogenQueue.Release(2);
        OxygenQueue.Release();
    }
}
