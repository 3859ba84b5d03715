using Interleave.Cli.Bench.Switches;
using Interleave.Cli.Bench.Web;
using Interleave.Cli.Targets;

namespace Interleave.Cli.Bench;

/// <summary>What <c>interleave bench</c> can measure.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Description">What is measured, in a line.</param>
/// <param name="Run">Measures, and writes what comes out.</param>
internal sealed record Benchmark(string Name, string Description, Action<Terminal> Run)
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("threads", "what it costs to go from one process, thread or user-level thread to another", SwitchTable.Run),
        new("web", "what a request costs a web server: one process, a process for each request, a pool of processes", WebTable.Run),
    ];

    /// <exception cref="UsageException">There is none of this name.</exception>
    public static Benchmark Find(string name) =>
        All.FirstOrDefault(b => b.Name == name)
        ?? throw new UsageException($"there is no measurement '{name}'; {NearNames.Hint(name, [.. All.Select(b => b.Name)], "there is ")}");
}
