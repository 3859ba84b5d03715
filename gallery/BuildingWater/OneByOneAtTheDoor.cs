namespace Interleave.Gallery.BuildingWater;

/// <summary>Two may come in as hydrogen and one as oxygen, and the door is opened again when three are in: but a hydrogen takes its places one by one.</summary>
public sealed class OneByOneAtTheDoor : WaterSolution
{
    readonly SemaphoreSlim Pairs = new(2), Places = new(0);

    protected override void Hydrogen()
    {
        Pairs.Wait();
        Places.Release();
        BondHydrogen();
    }

    protected override void Oxygen()
    {
        Places.Wait();
        Places.Wait();
        BondOxygen();
        Pairs.Release(2);
    }
}
