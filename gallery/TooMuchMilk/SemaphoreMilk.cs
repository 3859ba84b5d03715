namespace Interleave.Gallery.TooMuchMilk;

/// <summary>P before looking, V after buying, on a semaphore that starts at one.</summary>
public sealed class SemaphoreMilk : MilkSolution
{
    readonly SemaphoreSlim OKToBuyMilk = new(1);

    public override void A()
    {
        OKToBuyMilk.Wait();
        if (Milk == 0)
        {
            Milk++;
        }
        OKToBuyMilk.Release();
    }

    public override void B() => A();
}
