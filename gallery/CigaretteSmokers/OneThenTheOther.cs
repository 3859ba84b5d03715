namespace Interleave.Gallery.CigaretteSmokers;

/// <summary>Take the one that is missing, then the other.</summary>
public sealed class OneThenTheOther : IngredientsOnTheTable
{
    protected override void Take(int me)
    {
        Ingredient[(me + 1) % 3].Wait();
        Ingredient[(me + 2) % 3].Wait();
    }
}
