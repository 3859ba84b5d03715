using System.Text;
using Interleave.Messaging.Pool;

namespace Interleave.Messaging.Processes;

/// <summary>The program of <c>docs/process-pool.md</c>.</summary>
internal static class PoolExample
{
    public static async Task RunAsync()
    {
        if (PoolWorker.IsWorker)
        {
            await PoolWorker.RunAsync(static async request => await ShoutAsync(request));
            return;
        }

        await using ProcessPool pool = ProcessPool.Start(new() { Arguments = ["pool-example"], Workers = 2 });
        ReadOnlyMemory<byte> answer = await pool.SendAsync("quiet"u8.ToArray());
        Console.WriteLine(Encoding.UTF8.GetString(answer.Span));

        try
        {
            await pool.SendAsync("die"u8.ToArray());
        }
        catch (ProcessPoolException failure) when (failure.Error == PoolError.WorkerDied)
        {
            Console.WriteLine(failure.Message);
        }
    }

    private static async Task<byte[]> ShoutAsync(ReadOnlyMemory<byte> request)
    {
        string text = Encoding.UTF8.GetString(request.Span);
        if (text == "die")
            Environment.Exit(1);
        await Task.Yield();
        return Encoding.UTF8.GetBytes(text.ToUpperInvariant());
    }
}
