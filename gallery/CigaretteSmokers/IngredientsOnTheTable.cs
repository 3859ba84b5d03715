namespace Interleave.Gallery.CigaretteSmokers;

/// <summary>What the solutions share in which an ingredient on the table is a semaphore.</summary>
public abstract class IngredientsOnTheTable : SmokersSolution
{
    /// <summary>The ingredients: 0 is what A owns, and so on.</summary>
    protected SemaphoreSlim[] Ingredient { get; } = [new(0), new(0), new(0)];

    protected override void Put(int ingredient) => Ingredient[ingredient].Release();

    /// <summary>How often an ingredient is put on the table when the first so many agents supply once.</summary>
    protected static int TimesOf(int ingredient, int agents) => ingredient < agents ? agents - 1 : agents;

    /// <summary>The body of a helper for each ingredient.</summary>
    protected ThreadStart[] OneForEach(int agents, Action<int> wake)
    {
        var helpers = new ThreadStart[Ingredient.Length];
        for (int i = 0; i < helpers.Length; i++)
        {
            int mine = i;
            helpers[i] = () => Help(mine, TimesOf(mine, agents), wake);
        }
        return helpers;
    }

    void Help(int mine, int times, Action<int> wake)
    {
        for (int i = 0; i < times; i++)
        {
            Ingredient[mine].Wait();
            wake(mine);
        }
    }
}
