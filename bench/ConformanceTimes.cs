using System.Diagnostics;
using System.Reflection;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Testing;

namespace Interleave.Bench;

/// <summary>How much longer an ordinary asynchronous test takes as one execution under control than as it is.</summary>
internal static class ConformanceTimes
{
    private const double Most = 20;
    private const string Scope = "Interleave.Programs.Conformance";
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(30);

    public static int Run()
    {
        Assembly plain = typeof(Programs.Counters).Assembly;
        RewrittenAssembly copy = Rewriter.Load(plain.Location);
        var rows = new List<(string Test, double Plain, double Controlled)>();
        foreach (Type type in plain.GetTypes().Where(t => t.IsPublic && t.Namespace == Scope))
        {
            foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                double controlled = 0;
                var thread = new Thread(() => controlled = Controlled(copy, copy.Assembly.GetType(type.FullName!)!.GetMethod(method.Name)!), Execution.StackSize);
                thread.Start();
                thread.Join();
                rows.Add(($"{type.Name}.{method.Name}", Plain(method), controlled));
            }
        }
        Console.WriteLine($"{"test",-70}{"plain, µs",12}{"one execution, µs",20}{"times",8}");
        foreach ((string test, double before, double after) in rows.OrderByDescending(r => r.Controlled / r.Plain).Take(20))
            Console.WriteLine($"{test,-70}{before,12:F1}{after,20:F1}{after / before,8:F1}{(after / before > Most ? "  above what is asked" : "")}");
        int above = rows.Count(r => r.Controlled / r.Plain > Most);
        Console.WriteLine($"{above} of {rows.Count} take more than {Most} times as long.");
        return above == 0 ? 0 : 1;
    }

    private static double Plain(MethodInfo method) => Best(() => ((Task)method.Invoke(Activator.CreateInstance(method.DeclaringType!), null)!).GetAwaiter().GetResult());

    private static double Controlled(RewrittenAssembly assembly, MethodInfo method)
    {
        var search = new Search(
            assembly, new TestPlan(method).Run, new CheckOptions { MaxExecutions = 1 }, new Knowledge(assembly.Fields.Count),
            cells => new Exhaustive(cells, new SequentialConsistency()));
        search.Run();
        return Best(() => search.Repeat(1));
    }

    /// <summary>The time of one run in microseconds: the median of those in a while, warm.</summary>
    private static double Best(Action run)
    {
        for (int i = 0; i < 5; i++)
            run();
        var times = new List<double>();
        var total = Stopwatch.StartNew();
        while (times.Count < 5 || total.Elapsed < Enough)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }
}
