namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Look into the refrigerator; if there is no milk, leave for the store and buy some.</summary>
public sealed class NoSynchronization : MilkSolution
{
    public override void A()
    {
        if (Milk == 0)
        {
            Milk++;
        }
    }

    public override void B() => A();
}
