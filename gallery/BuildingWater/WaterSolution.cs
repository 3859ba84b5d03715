namespace Interleave.Gallery.BuildingWater;

/// <summary>Atoms that come by themselves, and what is asked of their bonds.</summary>
public abstract class WaterSolution
{
    readonly object Gate = new();

    /// <summary>How many of the molecule that is being made have bonded.</summary>
    int Hydrogens, Oxygens;

    /// <summary>A hydrogen atom waits for a molecule to be part of, and bonds.</summary>
    protected abstract void Hydrogen();

    /// <summary>An oxygen atom waits for a molecule to be part of, and bonds.</summary>
    protected abstract void Oxygen();

    /// <summary>Three atoms, one molecule.</summary>
    public void OneMolecule() => Together.Run(Hydrogen, Hydrogen, Oxygen);

    /// <summary>Six atoms, two molecules.</summary>
    public void TwoMolecules() => Together.Run(Hydrogen, Hydrogen, Oxygen, Hydrogen, Hydrogen, Oxygen);

    /// <summary>A hydrogen atom bonds.</summary>
    protected void BondHydrogen() => Bond(ref Hydrogens);

    /// <summary>An oxygen atom bonds.</summary>
    protected void BondOxygen() => Bond(ref Oxygens);

    void Bond(ref int kind)
    {
        lock (Gate)
        {
            kind++;
            Check.That(Hydrogens <= 2 && Oxygens <= 1, "Expected two hydrogen atoms and one oxygen atom to bond before the next.");
            if (Hydrogens + Oxygens == 3)
                Hydrogens = Oxygens = 0;
        }
    }
}
