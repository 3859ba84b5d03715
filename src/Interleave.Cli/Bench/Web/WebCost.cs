namespace Interleave.Cli.Bench.Web;

/// <summary>What a form of the server did under load.</summary>
/// <param name="RequestsPerSecond">How many requests it answered.</param>
/// <param name="Stages">Microseconds a request, by stage.</param>
internal sealed record WebCost(double RequestsPerSecond, IReadOnlyDictionary<string, double> Stages)
{
    private const string Requests = "requests";

    /// <summary>From what the server said before and after: a count, and averages since it began.</summary>
    public static WebCost Between(Dictionary<string, double> before, Dictionary<string, double> after, TimeSpan elapsed)
    {
        var count = after[Requests] - before[Requests];
        return new WebCost(count / elapsed.TotalSeconds, after
            .Where(s => s.Key != Requests)
            .ToDictionary(s => s.Key, s => ((s.Value * after[Requests]) - (before[s.Key] * before[Requests])) / count));
    }
}
