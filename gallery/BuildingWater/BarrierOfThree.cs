namespace Interleave.Gallery.BuildingWater;

/// <summary>Who comes last calls the two others and keeps the mutex; all three meet at a barrier, and the oxygen gives the mutex up. (Downey, "The Little Book of Semaphores", 5.6.)</summary>
public sealed class BarrierOfThree : WaterSolution
{
    readonly SemaphoreSlim Mutex = new(1);
    readonly SemaphoreSlim HydrogenQueue = new(0), OxygenQueue = new(0);
    readonly Barrier Bonded = new(3);
    int HydrogensHere, OxygensHere;

    protected override void Hydrogen()
    {
        Mutex.Wait();
        HydrogensHere++;
        CallThreeOrLeave();
        HydrogenQueue.Wait();
        BondHydrogen();
        Bonded.SignalAndWait();
    }

    protected override void Oxygen()
    {
        Mutex.Wait();
        OxygensHere++;
        CallThreeOrLeave();
        OxygenQueue.Wait();
        BondOxygen();
        Bonded.SignalAndWait();
        Mutex.Release();
    }

    void CallThreeOrLeave()
    {
        if (HydrogensHere >= 2 && OxygensHere >= 1)
        {
            HydrogensHere -= 2;
            OxygensHere--;
            HydrogenQueue.Release(2);
            OxygenQueue.Release();
        }
        else
        {
            Mutex.Release();
        }
    }
}
