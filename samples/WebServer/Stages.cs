using System.Globalization;

namespace WebServer;

/// <summary>What requests have cost so far, by stage.</summary>
internal sealed class Stages
{
    private static readonly string[] Names = ["receive", "listen", "worker", "read", "send"];

    private readonly long[] _ticks = new long[Names.Length];
    private long _requests;

    public void Add(params ReadOnlySpan<TimeSpan> times)
    {
        for (int i = 0; i < times.Length; i++)
            Interlocked.Add(ref _ticks[i], times[i].Ticks);
        Interlocked.Increment(ref _requests);
    }

    /// <summary>A line each: a name and microseconds per request; first how many requests there were.</summary>
    public override string ToString()
    {
        long requests = Interlocked.Read(ref _requests);
        IEnumerable<string> lines = Names.Select((name, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{name} {TimeSpan.FromTicks(Interlocked.Read(ref _ticks[i])).TotalMicroseconds / Math.Max(1, requests):F1}"));
        return string.Create(CultureInfo.InvariantCulture, $"requests {requests}\n{string.Join('\n', lines)}\n");
    }
}
