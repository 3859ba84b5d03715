using System.Globalization;

namespace Interleave.Cli.Bench.Switches;

/// <summary><c>interleave bench threads</c>: what a switch costs, from the dearest to the cheapest.</summary>
internal static class SwitchTable
{
    private const string Row = "{0,-20}{1,15}{2,20}";

    public static void Run(Terminal terminal)
    {
        // A thread of its own, that may be kept on a processor.
        var thread = new Thread(() => Write(terminal));
        thread.Start();
        thread.Join();
    }

    private static void Write(Terminal terminal)
    {
        var processor = Processor.Current;
        var isKept = Processor.TryKeepOn(processor);
        var rows = Measure(isKept ? processor : -1);
        var cheapest = rows[^1].Nanoseconds;
        Line(terminal, Row, "from one … to another", "per switch", "times the last");
        foreach (var (name, nanoseconds) in rows)
        {
            Line(terminal, Row, name, Time(nanoseconds), Math.Round(nanoseconds / cheapest, 1));
        }

        terminal.Out.WriteLine();
        Line(terminal, isKept ? "All on processor {0}, so that each switch is one; the median of several rounds."
            : "On any processor: this system does not keep threads on one, so that some may wait while awake; the median of several rounds.", processor);
    }

    private static List<(string Name, double Nanoseconds)> Measure(int processor)
    {
        var rows = new List<(string, double)>();
        foreach (var make in new Func<PingPong>[] { () => new ProcessPingPong(processor), () => new ThreadPingPong(processor), () => new UserThreadPingPong() })
        {
            using var players = make();
            rows.Add((players.Name, players.Measure()));
        }

        return rows;
    }

    private static string Time(double nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:N0} ns");

    private static void Line(Terminal terminal, string format, params object[] values) =>
        terminal.Out.WriteLine(string.Format(CultureInfo.InvariantCulture, format, values).TrimEnd());
}
