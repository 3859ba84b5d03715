using System.Diagnostics;
using System.Text;
using Interleave.Messaging.Pool;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>Pools of the tests' workers, and what tests ask of them.</summary>
internal static class TestPool
{
    public static string Program => Path.Combine(AppContext.BaseDirectory, "Interleave.Messaging.Processes");

    /// <summary>So long that only a test that fails waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static ProcessPoolOptions Options(int workers = 1, string role = "pool-worker") => new()
    {
        FileName = Program,
        Arguments = [role],
        Workers = workers,
        Jitter = 0,
        TimeProvider = new ManualTime(),
    };

    public static async Task<ProcessPool> StartAsync(ProcessPoolOptions options)
    {
        ProcessPool pool = ProcessPool.Start(options);
        await pool.WaitUntilReadyAsync().WaitAsync(Patience);
        return pool;
    }

    public static ManualTime Time(this ProcessPoolOptions options) => (ManualTime)options.TimeProvider;

    public static async Task<string> AskAsync(this ProcessPool pool, string request, CancellationToken token = default) =>
        Encoding.UTF8.GetString((await pool.SendAsync(Encoding.UTF8.GetBytes(request), token).WaitAsync(Patience)).Span);

    public static async Task<ProcessPoolException> FailAsync(this ProcessPool pool, string request, PoolError error)
    {
        ProcessPoolException failure = await Assert.ThrowsAsync<ProcessPoolException>(() => pool.AskAsync(request));
        Assert.Equal(error, failure.Error);
        return failure;
    }

    public static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var watch = Stopwatch.StartNew(); !holds(); await Task.Delay(10))
            Assert.True(watch.Elapsed < Patience, "It did not come to hold.");
    }

    public static bool IsAlive(int process)
    {
        try
        {
            using Process found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public static void Kill(int process)
    {
        try
        {
            using Process found = Process.GetProcessById(process);
            found.Kill();
        }
        catch (ArgumentException)
        {
            // It was faster.
        }
    }
}
