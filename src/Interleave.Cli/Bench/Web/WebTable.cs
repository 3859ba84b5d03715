namespace Interleave.Cli.Bench.Web;

/// <summary><c>interleave bench web</c>: what a request costs a web server with one process, with a process for each request, and with a pool.</summary>
internal static class WebTable
{
    private static readonly string[] Stages = ["receive", "listen", "worker", "read", "send"];

    private static readonly (string Form, string Description)[] Forms =
    [
        ("sequential", "one process at a time"),
        ("process", "a process for each request"),
        ("pool", "a pool of processes"),
    ];

    public static void Run(Terminal terminal) => Run(terminal, warmUp: TimeSpan.FromSeconds(1), time: TimeSpan.FromSeconds(3));

    /// <summary>With so much time for each form, after so much that does not count.</summary>
    internal static void Run(Terminal terminal, TimeSpan warmUp, TimeSpan time)
    {
        terminal.Out.WriteLine($"{"microseconds a request",-28}{"requests/s",11}{string.Concat(Stages.Select(s => $"{s,10}"))}");
        var perSecond = new Dictionary<string, double>();
        foreach (var (form, description) in Forms)
        {
            using var server = WebServerProcess.Start(form);
            var cost = WebLoad.Measure(server.Address, warmUp, time);
            perSecond[form] = cost.RequestsPerSecond;
            terminal.Out.WriteLine($"{description,-28}{cost.RequestsPerSecond,11:N0}{string.Concat(Stages.Select(s => $"{cost.Stages[s],10:N1}"))}");
            terminal.Out.Flush();
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"The pool answers {perSecond["pool"] / perSecond["process"]:N0} times as many requests as a process for each.");
        terminal.Out.WriteLine("receive: reading the request; listen: until the server turns to it; worker: making a worker, or waking it,");
        terminal.Out.WriteLine("and hearing from it; read: the worker reads the file; send: the page goes out. The same load on each: 4 clients.");
    }
}
