using System.Globalization;

namespace Interleave.Cli.Running;

/// <summary>Shows how far a search is: one line redrawn on a terminal, otherwise a line every 15 s.</summary>
/// <remarks>Used by the checking thread only.</remarks>
internal sealed class ProgressLine(Terminal terminal, string test, TimeSpan budget)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private TimeSpan _next = Interval;
    private int _drawn;

    public void Show(Progress progress)
    {
        if (terminal.CanRedraw)
        {
            var text = Text(progress);
            text = text.Length < terminal.Width ? text : text[..(terminal.Width - 1)];
            terminal.Error.Write("\r" + text.PadRight(_drawn));
            terminal.Error.Flush();
            _drawn = text.Length;
        }
        else if (progress.Elapsed >= _next)
        {
            terminal.Error.WriteLine(Text(progress));
            _next = progress.Elapsed + Interval;
        }
    }

    /// <summary>Makes room for the report.</summary>
    public void Clear()
    {
        if (_drawn > 0)
        {
            terminal.Error.Write("\r" + new string(' ', _drawn) + "\r");
            terminal.Error.Flush();
            _drawn = 0;
        }
    }

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
