namespace Interleave.Gallery.MutualExclusion;

/// <summary>A spin lock on load-linked and store-conditional.</summary>
public sealed class LoadLinkedStoreConditional : MutexAlgorithm
{
    readonly LlScCell Held = new();

    public override void Enter(int me)
    {
        long link;
        do
        {
            while (Held.LoadLinked(out link) == 1)
                ;
        }
        while (!Held.StoreConditional(link, 1));
    }

    public override void Exit(int me)
    {
        Held.Store(0);
    }
}
