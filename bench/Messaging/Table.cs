using System.Diagnostics;
using System.Globalization;

namespace Interleave.Bench.Messaging;

/// <summary>Measures one way with one payload: as many messages as can be sent in a time, then round trips, one at a time.</summary>
internal static class Table
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1.5);

    public static async Task RowAsync(string name, int payload, Func<Task<IWay>> open)
    {
        await using IWay way = await open();
        byte[] message = new byte[payload];
        await StreamAsync(way, message, Time / 5);
        double perSecond = await StreamAsync(way, message, Time);
        await RoundTripsAsync(way, message, Time / 5);
        double[] trips = await RoundTripsAsync(way, message, Time);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {payload:N0} B | {perSecond:N0} | {perSecond * payload / 1e6:N0} | {At(trips, 0.5):N1} µs | {At(trips, 0.99):N1} µs | {At(trips, 0.999):N1} µs |"));
    }

    private static async Task<double> StreamAsync(IWay way, byte[] message, TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp(), count = 0;
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            for (int i = 0; i < 64; i++, count++)
                await way.SendAsync(message);
        }
        await way.AskAsync(message);
        return (count + 1) / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static async Task<double[]> RoundTripsAsync(IWay way, byte[] message, TimeSpan time)
    {
        var trips = new List<double>();
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            long sent = Stopwatch.GetTimestamp();
            await way.AskAsync(message);
            trips.Add(Stopwatch.GetElapsedTime(sent).TotalMicroseconds);
        }
        trips.Sort();
        return [.. trips];
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
