using System.Reflection;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Tests.Counts;

/// <summary>The standard programs, rewritten once, and searches of them through the whole stack.</summary>
internal static class Explored
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Counters).Assembly.Location));

    /// <summary>What a search has come to.</summary>
    /// <param name="Search">The search itself, at its end.</param>
    /// <param name="End">Why it ended.</param>
    /// <param name="Failures">How many executions failed, by kind.</param>
    public sealed record Result(Search Search, SearchEnd End, IReadOnlyDictionary<FailureKind, int> Failures);

    /// <summary>Explores a program of <c>tests/Programs</c>, named as in <c>Counters.Counter_2x1</c>.</summary>
    /// <param name="name">Type and method.</param>
    /// <param name="goOn">Whether to go on after a failure.</param>
    /// <param name="budget">Seconds after which the test fails.</param>
    /// <param name="copy">A copy of the programs of the caller's own.</param>
    /// <param name="memory">The memory model; sequential consistency if not given.</param>
    public static Result Run(string name, bool goOn = false, double budget = 300, RewrittenAssembly? copy = null, IMemoryModel? memory = null)
    {
        // Two searches of one copy at once would reset each other's statics.
        lock (copy ??= Copy.Value)
        {
            string[] parts = name.Split('.');
            Type type = copy.Assembly.GetTypes().Single(t => t.Name == parts[0]);
            MethodInfo method = type.GetMethod(parts[1])!;
            Action body = method.IsStatic
                ? method.CreateDelegate<Action>()
                : () => method.CreateDelegate<Action>(Activator.CreateInstance(type)!)();
            return Run(copy, body, cells => new Exhaustive(cells, memory ?? new SequentialConsistency()), goOn, budget);
        }
    }

    public static Result Run(RewrittenAssembly copy, Action body, Func<Cells, IStrategy> strategy, bool goOn, double budget = 300, long maximum = long.MaxValue)
    {
        var failures = new Dictionary<FailureKind, int>();
        var options = new CheckOptions { TimeBudget = TimeSpan.FromSeconds(budget), MaxExecutions = maximum };
        var search = new Search(copy, body, options, new Knowledge(copy.Fields.Count), strategy)
        {
            GoOnAfterFailure = goOn,
            Restarted = failures.Clear,
            Completed = execution =>
            {
                if (execution.Finding is { } finding)
                    failures[finding.Kind] = failures.GetValueOrDefault(finding.Kind) + 1;
            },
        };
        SearchEnd end = SearchEnd.Time;
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    end = search.Run();
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            Execution.StackSize);
        thread.Start();
        thread.Join();
        return thrown is null ? new Result(search, end, failures) : throw new InvalidOperationException("the search threw", thrown);
    }
}
