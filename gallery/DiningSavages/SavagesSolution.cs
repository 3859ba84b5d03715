namespace Interleave.Gallery.DiningSavages;

/// <summary>A pot, a cook who fills it, and those who eat from it.</summary>
public abstract class SavagesSolution
{
    /// <summary>How much there is in a full pot.</summary>
    protected const int Full = 2;

    int Servings;

    /// <summary>The cook, who sleeps while there is something in the pot; for ever.</summary>
    protected abstract void Cook();

    /// <summary>One who is hungry helps himself, when there is something.</summary>
    protected abstract void Eat();

    /// <summary>Two eat once.</summary>
    public void Two() => Together.Run([Eat, Eat], [Cook]);

    /// <summary>Three eat once: one more than there is in a pot.</summary>
    public void Three() => Together.Run([Eat, Eat, Eat], [Cook]);

    /// <summary>Whether nothing is left.</summary>
    protected bool IsEmpty => Servings == 0;

    /// <summary>The cook fills the pot.</summary>
    protected void Fill()
    {
        Check.That(Servings == 0, "Expected an empty pot to fill.");
        Servings = Full;
    }

    /// <summary>One takes a serving.</summary>
    protected void Take()
    {
        Check.That(Servings > 0, "Expected something in the pot.");
        Servings--;
    }
}
