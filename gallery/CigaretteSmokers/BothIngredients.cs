using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.CigaretteSmokers;

/// <summary>AND-synchronization: take the two that are missing at once, or none.</summary>
public sealed class BothIngredients : SmokersSolution
{
    readonly SemaphoreSet Ingredient = new(3, 0);

    protected override void Put(int ingredient) => Ingredient.V(ingredient);

    protected override void Take(int me) => Ingredient.P((me + 1) % 3, (me + 2) % 3);
}
