namespace Interleave.Sync.Scenarios;

/// <summary>Starts threads together and waits for all of them.</summary>
static class Together
{
    public static void Run(params ThreadStart[] bodies)
    {
        var threads = new Thread[bodies.Length];
        for (int i = 0; i < threads.Length; i++)
            threads[i] = new Thread(bodies[i]) { Name = ((char)('A' + i)).ToString() };
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
    }

    public static void Run(int count, Action<int> body)
    {
        var bodies = new ThreadStart[count];
        for (int i = 0; i < count; i++)
        {
            int me = i;
            bodies[i] = () => body(me);
        }
        Run(bodies);
    }

    /// <summary>Asynchronous bodies, each begun by a thread of its own.</summary>
    public static async Task RunAsync(params Func<Task>[] bodies)
    {
        var tasks = new Task[bodies.Length];
        Run(bodies.Length, me => tasks[me] = bodies[me]());
        foreach (Task task in tasks)
            await task;
    }
}
