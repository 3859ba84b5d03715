namespace Interleave.Gallery.TooMuchMilk;

/// <summary>Look and buy with the refrigerator's lock held.</summary>
public sealed class LockMilk : MilkSolution
{
    readonly object Refrigerator = new();

    public override void A()
    {
        lock (Refrigerator)
        {
            if (Milk == 0)
            {
                Milk++;
            }
        }
    }

    public override void B() => A();
}
