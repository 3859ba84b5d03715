namespace Interleave.Programs;

/// <summary>Starts threads together and waits for all of them.</summary>
static class Together
{
    /// <summary>One thread for each body.</summary>
    public static void Run(params ThreadStart[] bodies)
    {
        var threads = new Thread[bodies.Length];
        for (int i = 0; i < threads.Length; i++)
            threads[i] = new Thread(bodies[i]);
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
    }

    /// <summary>So many threads, each of which is given its number, from 0.</summary>
    public static void Run(int count, Action<int> body)
    {
        var bodies = new ThreadStart[count];
        for (int i = 0; i < bodies.Length; i++)
        {
            int me = i;
            bodies[i] = () => body(me);
        }
        Run(bodies);
    }
}
