namespace Interleave.Bench.Sync;

/// <summary>Several threads, or tasks, that do the same thing at the same time; together they do it so often.</summary>
internal static class Crowd
{
    /// <summary>How often all of them do it together: enough that to start them takes next to no time.</summary>
    public const int Times = 1 << 19;

    private const int Steps = 20;

    /// <summary>Starts threads and waits for their end; each is told which round it is in.</summary>
    public static void OfThreads(int count, Action<int> round)
    {
        using var start = new Barrier(count);
        var threads = new Thread[count];
        for (int i = 0; i < count; i++)
        {
            threads[i] = new Thread(() =>
            {
                start.SignalAndWait();
                for (int n = 0; n < Times / count; n++)
                {
                    round(n);
                    Work();
                }
            });
            threads[i].Start();
        }
        foreach (Thread thread in threads)
            thread.Join();
    }

    /// <summary>Starts tasks; over when all have ended.</summary>
    public static Task OfTasks(int count, Func<int, Task> body)
    {
        var tasks = new Task[count];
        for (int i = 0; i < count; i++)
            tasks[i] = Task.Run(() => body(Times / count));
        return Task.WhenAll(tasks);
    }

    /// <summary>What a thread does with a lock, or without one, for some ten nanoseconds.</summary>
    public static int Work()
    {
        int state = 1;
        for (int i = 0; i < Steps; i++)
            state = (state * 1103515245) + 12345;
        return state;
    }
}
