using System.Text;
using Interleave.Messaging.Pool;

namespace WebServer;

/// <summary>What a worker's process does: reads a page, or one after the other.</summary>
internal static class PageWorker
{
    public const string ForOneRequest = "one-request";
    public const string OfAPool = "pool-worker";

    public static async Task<int> AnswerOneAsync(string name)
    {
        if (!Page.Exists(name))
            return ProcessPages.NoSuchPage;
        await using Stream output = Console.OpenStandardOutput();
        await output.WriteAsync(Page.Read(name).ToBytes());
        return 0;
    }

    public static async Task<int> AnswerAllAsync()
    {
        await PoolWorker.RunAsync(static request => new ValueTask<ReadOnlyMemory<byte>>(Page.Read(Encoding.UTF8.GetString(request.Span)).ToBytes()));
        return 0;
    }
}
