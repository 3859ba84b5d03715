namespace Interleave.Gallery.MutualExclusion;

/// <summary>Lets threads go through a critical section.</summary>
static class Harness
{
    /// <summary>Every thread goes in <paramref name="rounds"/> times.</summary>
    public static void Contend(MutexAlgorithm algorithm, int rounds) => Run(algorithm, rounds, rounds);

    /// <summary>The first thread stops, outside, <paramref name="after"/> so many rounds; the others go in <paramref name="rounds"/> times.</summary>
    public static void OneHalts(MutexAlgorithm algorithm, int after, int rounds) => Run(algorithm, after, rounds);

    static void Run(MutexAlgorithm algorithm, int roundsOfFirst, int rounds)
    {
        var room = new Room();
        var bodies = new ThreadStart[algorithm.Threads];
        for (int i = 0; i < bodies.Length; i++)
        {
            int me = i;
            int mine = i == 0 ? roundsOfFirst : rounds;
            bodies[i] = () => GoIn(algorithm, room, me, mine);
        }
        Together.Run(bodies);
    }

    static void GoIn(MutexAlgorithm algorithm, Room room, int me, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            Section.Request();
            algorithm.Enter(me);
            Section.Enter();
            room.Work(me);
            Section.Exit();
            algorithm.Exit(me);
        }
    }
}

/// <summary>What the critical section protects: a field that says who is inside.</summary>
sealed class Room
{
    const int Nobody = 0;

    public int Inside = Nobody;

    public void Work(int me)
    {
        Check.That(Inside == Nobody, "Expected an empty room, found another thread inside.");
        Inside = me + 1;
        Check.That(Inside == me + 1, "Expected to be alone, but another thread came in.");
        Inside = Nobody;
    }
}
