namespace Interleave.Gallery.MutualExclusion;

/// <summary>Lets threads go through a critical section.</summary>
static class Harness
{
    /// <summary>Every thread goes in <paramref name="rounds"/> times.</summary>
    public static void Contend(MutexAlgorithm algorithm, int rounds) => Run(algorithm, _ => rounds);

    /// <summary>The first thread stops, outside, <paramref name="after"/> so many rounds; the others go in <paramref name="rounds"/> times.</summary>
    public static void OneHalts(MutexAlgorithm algorithm, int after, int rounds) => Run(algorithm, i => i == 0 ? after : rounds);

    /// <summary>The last thread goes in <paramref name="rounds"/> times, the others once.</summary>
    public static void OneInsists(MutexAlgorithm algorithm, int rounds) => Run(algorithm, i => i == algorithm.Threads - 1 ? rounds : 1);

    static void Run(MutexAlgorithm algorithm, Func<int, int> roundsOf)
    {
        var room = new Room();
        var bodies = new ThreadStart[algorithm.Threads];
        for (int i = 0; i < bodies.Length; i++)
        {
            int me = i;
            int rounds = roundsOf(i);
            bodies[i] = () => GoIn(algorithm, room, me, rounds);
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
