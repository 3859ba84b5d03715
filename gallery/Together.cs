namespace Interleave.Gallery;

/// <summary>Starts threads together and waits for all of them.</summary>
public static class Together
{
    /// <summary>One thread for each body, named A, B, C and so on.</summary>
    public static void Run(params ThreadStart[] bodies)
    {
        var threads = new Thread[bodies.Length];
        for (int i = 0; i < threads.Length; i++)
            threads[i] = new Thread(bodies[i]) { Name = ((char)('A' + i)).ToString() };
        Run(threads);
    }

    /// <summary>A thread for each body beside others, the staff, that go on for ever: nobody waits for their end.</summary>
    public static void Run(ThreadStart[] bodies, ThreadStart[] staff)
    {
        for (int i = 0; i < staff.Length; i++)
            new Thread(staff[i]) { Name = $"staff {i + 1}", IsBackground = true }.Start();
        Run(bodies);
    }

    /// <summary>The given threads.</summary>
    public static void Run(params Thread[] threads)
    {
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
    }
}
