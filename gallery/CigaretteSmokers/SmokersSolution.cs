namespace Interleave.Gallery.CigaretteSmokers;

/// <summary>A table, three agents who supply, and what is asked of the smokers.</summary>
/// <remarks>
/// X supplies what A lacks, Y what B lacks and Z what C lacks; each gives its two ingredients one by one, when what was
/// supplied before has been used. That may not be changed.
/// </remarks>
public abstract class SmokersSolution
{
    const int Most = 3;

    /// <summary>Whether the table is free: what was supplied last has been used.</summary>
    protected SemaphoreSlim Used { get; } = new(1);

    /// <summary>Whose ingredients lie there: 0 for A, and so on.</summary>
    int Supplied = -1;

    readonly bool[] HasSmoked = new bool[Most];

    /// <summary>Puts one ingredient on the table: 0 is what A owns, and so on.</summary>
    protected abstract void Put(int ingredient);

    /// <summary>Smoker <paramref name="me"/> waits for the two ingredients that it lacks.</summary>
    protected abstract void Take(int me);

    /// <summary>What else runs beside agents and smokers, when each agent supplies once.</summary>
    protected virtual ThreadStart[] Helpers(int agents) => [];

    /// <summary>X and Y supply once, so A and B smoke once.</summary>
    public void TwoAgents() => Supply(agents: 2);

    /// <summary>Each of the three supplies once, so each smokes once.</summary>
    public void ThreeAgents() => Supply(agents: 3);

    void Supply(int agents)
    {
        var bodies = new List<ThreadStart>();
        for (int i = 0; i < agents; i++)
        {
            int me = i;
            bodies.Add(() => Smoke(me));
        }
        for (int i = 0; i < agents; i++)
        {
            int me = i;
            bodies.Add(() => Agent(me));
        }
        bodies.AddRange(Helpers(agents));
        Together.Run([.. bodies]);
        for (int i = 0; i < agents; i++)
            Check.That(HasSmoked[i], "Expected that each has smoked.");
    }

    void Agent(int smoker)
    {
        Used.Wait();
        Supplied = smoker;
        for (int ingredient = 0; ingredient < Most; ingredient++)
            if (ingredient != smoker)
                Put(ingredient);
    }

    void Smoke(int me)
    {
        Take(me);
        Check.That(Supplied == me, "Expected the two ingredients that I lack, but they are for another.");
        HasSmoked[me] = true;
        Used.Release();
    }
}
