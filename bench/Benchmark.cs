using System.Diagnostics;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Testing;

namespace Interleave.Bench;

/// <summary>Measures explorations through the whole stack, and says where the time goes.</summary>
internal static class Benchmark
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1.5), Enough = TimeSpan.FromSeconds(1);

    public static int Run(string[] filters)
    {
        RewrittenAssembly assembly = Rewriter.Load(typeof(Programs.Counters).Assembly.Location);
        Console.WriteLine("Runs are executions and dead ends. Times are of a warm process, the best of several searches.");
        Console.WriteLine();
        Console.WriteLine($"{"program",-42}{"executions",11}{"dead ends",10}{"seconds",10}{"exec/s",11}{"runs/s",11}{"GenMC",8}{"  graph",8}{"repeat",8}{"rest",7}{"hand-overs",12}");
        bool wrong = false;
        foreach (Row row in Row.All.Where(r => filters.Length == 0 || filters.Any(f => r.Program.Contains(f, StringComparison.OrdinalIgnoreCase))))
        {
            var thread = new Thread(() => wrong |= !Measure(assembly, row), Execution.StackSize);
            thread.Start();
            thread.Join();
        }
        Console.WriteLine();
        Console.WriteLine("Weaker models: seconds against those under sc in the same process, and the same for one execution.");
        Console.WriteLine($"{"program",-42}{"model",8}{"executions",11}{"of sc's",9}{"time",7}{"a run",7}");
        foreach (WeakRow row in WeakRow.All.Where(r => filters.Length == 0 || filters.Any(f => r.Program.Contains(f, StringComparison.OrdinalIgnoreCase))))
        {
            var thread = new Thread(() => Compare(assembly, row), Execution.StackSize);
            thread.Start();
            thread.Join();
        }
        return wrong ? 1 : 0;
    }

    /// <summary>A weaker model and sequential consistency in turns, so that both have the same of the machine.</summary>
    private static void Compare(RewrittenAssembly assembly, WeakRow row)
    {
        Action body = BodyOf(assembly, row.Program);
        Search sc = null!, weak = null!;
        var total = Stopwatch.StartNew();
        for (int i = 0; i < 3 || total.Elapsed < Warm + Enough; i++)
        {
            Search a = Explore(assembly, body, null, new SequentialConsistency()), b = Explore(assembly, body, null, row.Memory());
            if (i < 2)
                continue;
            sc = sc is null || a.Elapsed < sc.Elapsed ? a : sc;
            weak = weak is null || b.Elapsed < weak.Elapsed ? b : weak;
        }
        double time = weak.Elapsed / sc.Elapsed, executions = (double)weak.Executions / sc.Executions;
        double run = time * (sc.Executions + sc.DeadEnds) / (weak.Executions + weak.DeadEnds);
        bool slow = row.IsRaceFree ? executions != 1 || time > 1.5 : run > 2;
        Console.WriteLine($"{row.Program,-42}{row.Memory().Name,8}{weak.Executions,11:N0}{executions,9:F2}{time,7:F2}{run,7:F2}{(slow ? "  above what is asked" : "")}");
    }

    private static bool Measure(RewrittenAssembly assembly, Row row)
    {
        Action body = BodyOf(assembly, row.Program);
        Search best = null!;
        var total = Stopwatch.StartNew();
        var measured = new Stopwatch();
        while (best is null || measured.Elapsed < Enough)
        {
            var search = Explore(assembly, body, null, new SequentialConsistency());
            if (total.Elapsed < Warm && search.Elapsed < Warm)
                continue;
            measured.Start();
            if (best is null || search.Elapsed < best.Elapsed)
                best = search;
        }
        var timings = new Timings();
        Search timed = Explore(assembly, body, timings, new SequentialConsistency());
        // What a run costs that adds nothing: the rewritten code, the surface, and finding each event in the graph.
        int times = (int)Math.Clamp(100_000_000 / Math.Max(1, timed.Execution.Events / Math.Max(1, timed.Executions)) / 100, 100, 20_000);
        var repeat = Stopwatch.StartNew();
        timed.Repeat(times);
        long runs = best.Executions + best.DeadEnds;
        double seconds = best.Elapsed.TotalSeconds;
        double graph = Stopwatch.GetElapsedTime(0, timings.Graph).TotalSeconds / timed.Elapsed.TotalSeconds;
        double repeated = Math.Min(1 - graph, repeat.Elapsed.TotalSeconds / times * (timed.Executions + timed.DeadEnds) / timed.Elapsed.TotalSeconds);
        bool right = row.Executions == 0 || row.Executions == best.Executions;
        string against = row.GenMc == 0 ? "" : $"{row.GenMc / seconds:F1}x";
        Console.WriteLine(
            $"{row.Program,-42}{best.Executions,11:N0}{best.DeadEnds,10:N0}{seconds,10:F4}{best.Executions / seconds,11:N0}{runs / seconds,11:N0}{against,8}" +
            $"{graph,8:P0}{repeated,8:P0}{1 - graph - repeated,7:P0}{(double)best.Execution.HandOvers / runs,12:F2}{(right ? "" : "  WRONG COUNT")}{(runs / seconds < row.Least ? "  below " + row.Least.ToString("N0") : "")}{(3 * best.DeadEnds > runs ? "  too many dead ends" : "")}");
        return right;
    }

    internal static Search Explore(RewrittenAssembly assembly, Action body, Timings? timings, IMemoryModel memory)
    {
        var search = new Search(assembly, body, new CheckOptions(), new Knowledge(assembly.Fields.Count), cells => new Exhaustive(cells, memory))
        {
            GoOnAfterFailure = true,
        };
        search.Execution.Timings = timings;
        search.Run();
        return search;
    }

    private static Action BodyOf(RewrittenAssembly assembly, string program)
    {
        string[] parts = program.Split('.');
        Type type = assembly.Assembly.GetTypes().Single(t => t.Name == parts[0] && t.IsPublic);
        return new TestPlan(type.GetMethod(parts[1])!).Run;
    }
}
