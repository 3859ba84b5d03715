using System.Diagnostics;
using System.Globalization;

namespace Interleave.Cli.Bench.Web;

/// <summary>Clients that ask for a page again and again, and what the server says that it has cost.</summary>
internal static class WebLoad
{
    private const int Clients = 4;

    /// <summary>What the first requests cost more, nobody wants to know: they do not count.</summary>
    public static WebCost Measure(Uri server, TimeSpan warmUp, TimeSpan time)
    {
        using var client = new HttpClient { BaseAddress = server };
        Run(client, warmUp);
        var before = Ask(client);
        var watch = Stopwatch.StartNew();
        Run(client, time);
        var elapsed = watch.Elapsed;
        return WebCost.Between(before, Ask(client), elapsed);
    }

    private static void Run(HttpClient client, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        Task.WaitAll([.. Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            // At least once, however long that takes.
            do
            {
                await client.GetByteArrayAsync("/").ConfigureAwait(false);
            }
            while (watch.Elapsed < time);
        }))]);
    }

    // A line each: a name and a number.
    private static Dictionary<string, double> Ask(HttpClient client) => client.GetStringAsync("/stages").GetAwaiter().GetResult()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => l.Split(' '))
        .ToDictionary(w => w[0], w => double.Parse(w[1], CultureInfo.InvariantCulture));
}
