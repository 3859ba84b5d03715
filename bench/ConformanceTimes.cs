using System.Diagnostics;
using System.Reflection;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Testing;

namespace Interleave.Bench;

/// <summary>How much longer an ordinary asynchronous test takes as one execution under control than as it is.</summary>
/// <remarks>
/// Both are called as a test framework calls them: an object made by reflection, a method invoked, its task waited for. All
/// are run often enough first for the runtime to have compiled them for good, which it does in the background.
/// </remarks>
internal static class ConformanceTimes
{
    private const double Most = 20;
    private const string Scope = "Interleave.Programs.Conformance";
    private const int WarmRounds = 4, WarmRuns = 60;
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(30), ToCompile = TimeSpan.FromMilliseconds(400);

    public static int Run()
    {
        var rows = new List<(string Test, double Plain, double Controlled)>();
        var thread = new Thread(() => Measure(rows), Execution.StackSize);
        thread.Start();
        thread.Join();
        Console.WriteLine($"{"test",-70}{"plain, µs",12}{"one execution, µs",20}{"times",8}");
        foreach ((string test, double plain, double controlled) in rows.OrderByDescending(r => r.Controlled / r.Plain).Take(20))
            Console.WriteLine($"{test,-70}{plain,12:F2}{controlled,20:F2}{controlled / plain,8:F1}{(controlled / plain > Most ? "  above what is asked" : "")}");
        int above = rows.Count(r => r.Controlled / r.Plain > Most);
        Console.WriteLine($"{above} of {rows.Count} take more than {Most} times as long.");
        return above == 0 ? 0 : 1;
    }

    private static void Measure(List<(string Test, double Plain, double Controlled)> rows)
    {
        Assembly plain = typeof(Programs.Counters).Assembly;
        RewrittenAssembly copy = Rewriter.Load(plain.Location);
        var tests = new List<(string Name, Action Plain, Action Controlled)>();
        foreach (Type type in plain.GetTypes().Where(t => t.IsPublic && t.Namespace == Scope))
            foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                tests.Add(($"{type.Name}.{method.Name}", Plain(method), Controlled(copy, copy.Assembly.GetType(type.FullName!)!.GetMethod(method.Name)!)));
        for (int round = 0; round < WarmRounds; round++)
        {
            foreach ((_, Action asItIs, Action controlled) in tests)
            {
                Time(asItIs, WarmRuns);
                Time(controlled, WarmRuns);
            }
            Thread.Sleep(ToCompile);
        }
        foreach ((string name, Action asItIs, Action controlled) in tests)
            rows.Add((name, Median(asItIs), Median(controlled)));
    }

    private static Action Plain(MethodInfo method) => () => ((Task)method.Invoke(Activator.CreateInstance(method.DeclaringType!), null)!).GetAwaiter().GetResult();

    /// <summary>All that the first execution of a search costs, once it is known what there is to be watched: every event is added to an empty graph.</summary>
    private static Action Controlled(RewrittenAssembly assembly, MethodInfo method)
    {
        Exhaustive strategy = null!;
        var search = new Search(
            assembly, new TestPlan(method).Run, new CheckOptions { MaxExecutions = 1 }, new Knowledge(assembly.Fields.Count),
            cells => strategy = new Exhaustive(cells, new SequentialConsistency()));
        search.Run();
        return () =>
        {
            strategy.TakeAllBack();
            search.Repeat(1);
        };
    }

    /// <summary>The time of one run in microseconds: the median of batches that are long enough to be timed.</summary>
    private static double Median(Action run)
    {
        int batch = 1;
        while (Time(run, batch) < 200)
            batch *= 2;
        var times = new List<double>();
        var total = Stopwatch.StartNew();
        while (times.Count < 5 || total.Elapsed < Enough)
            times.Add(Time(run, batch) / batch);
        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>The time of so many runs in microseconds.</summary>
    private static double Time(Action run, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
