using System.Globalization;

namespace Interleave.Cli.Running;

/// <summary>Shows how far a search is.</summary>
/// <remarks>Used by the checking thread only.</remarks>
internal sealed class ProgressLine(Terminal terminal, string test, TimeSpan budget)
{
    private readonly RedrawnLine _line = new(terminal);

    public void Show(Progress progress) => _line.Show(Text(progress), progress.Elapsed);

    /// <summary>Makes room for the report.</summary>
    public void Clear() => _line.Clear();

    internal string Text(Progress progress)
    {
        var seconds = Math.Max(0.001, progress.Elapsed.TotalSeconds);
        var rate = progress.Executions / seconds;
        var text = $"{test}: {Number(rate)} executions/s, {Number(progress.Executions)} explored";
        var left = (budget - progress.Elapsed).TotalSeconds;
        var by = " until the time is up";
        if (progress.EstimatedExecutions > 0)
        {
            text += $", about {Number(progress.EstimatedExecutions)} ± {Number(progress.Deviation)} in all";
            var work = (progress.EstimatedExecutions - progress.Executions) / Math.Max(rate, 0.001);
            if (work < left)
            {
                (left, by) = (work, "");
            }
        }

        return $"{text}, {Duration(Math.Max(0, left))} left{by}";
    }

    private static string Number(double n) => Math.Round(n).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Duration(double seconds) => seconds switch
    {
        < 120 => $"{Number(seconds)} s",
        < 7200 => $"{Number(seconds / 60)} min",
        _ => $"{Number(seconds / 3600)} h",
    };
}
