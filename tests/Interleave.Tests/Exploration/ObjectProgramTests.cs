using System.Reflection;
using System.Text;
using Interleave.Checking;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Properties;
using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>
/// Threads that run before those which make what they use find the same as threads that keep the real order; and what does
/// the same again is never said to do something else.
/// </summary>
[Trait("Slow", "120 searches a time, each twice")]
public sealed class ObjectProgramTests
{
    private static readonly CheckOptions Options = new() { TimeBudget = TimeSpan.FromSeconds(5), MaxExecutions = 300 };

    /// <summary>The kinds of failure seen and, if there are none (what fails ends early, in one order sooner than in the other), the number of executions.</summary>
    private sealed record Seen(SearchEnd End, string Kinds, long Executions);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Explored_InAnyOrderOfThreads_GivesTheSame(ulong seed)
    {
        string[] sources = [.. Enumerable.Range(0, 60).Select(i => ObjectProgram.Draw($"P{i}", seed * 1000 + (ulong)i))];
        RewrittenAssembly assembly = Snippets.Rewrite(ObjectProgram.Types + string.Concat(sources), optimize: true);
        var failures = new StringBuilder();
        int compared = 0, failing = 0;
        for (int i = 0; i < sources.Length; i++)
        {
            MethodInfo run = assembly.Assembly.GetType($"P{i}")!.GetMethod("Run", [])!;
            foreach (IMemoryModel model in (IMemoryModel[])[new SequentialConsistency(), new DotNet()])
            {
                Seen nested = Explore(assembly, run, model, keepsOrder: false), kept = Explore(assembly, run, model, keepsOrder: true);
                if (nested.Kinds.Contains(nameof(FailureKind.Nondeterminism), StringComparison.Ordinal)
                    || (nested.End == SearchEnd.Exhausted && kept.End == SearchEnd.Exhausted && nested != kept))
                    failures.Append($"{model.Name}: {nested}, in order {kept}\n{sources[i]}\n");
                compared += nested.End == SearchEnd.Exhausted ? 1 : 0;
                failing += nested.Kinds.Length > 0 ? 1 : 0;
            }
            CheckResult result = Checker.Check(assembly, run, Options with { Memory = MemoryChoice.Sc });
            if (result.Kind == FailureKind.Nondeterminism || result.Outcome == Outcome.Error)
                failures.Append($"{result.Outcome}: {result.Message}\n{sources[i]}\n");
        }

        Assert.True(failures.Length == 0, failures.ToString());
        Assert.InRange(compared, 80, 120);
        Assert.InRange(failing, 5, 60);
    }

    /// <summary>
    /// Each had a cause of its own: a new step had happened, for others, before it had come; what a lazy value holds was asked
    /// for before it was there; objects were compared by numbers that differ from search to search.
    /// </summary>
    [Theory]
    [InlineData(
        "lock (g) { if (q.Count > 0) i = q.Dequeue(); } lock (g) l.Add(b); x = (arr[0]?.V ?? 0) + 1;",
        "arr = new Item[] { i, j }; arr = new Item[] { i, j }; Interlocked.Exchange(ref arr[1], j);",
        "arr = new Item[] { i, j }; lock (g) { if (q.Count > 0) i = q.Dequeue(); }")]
    [InlineData("if (v == 1) x = z.Value.V;", "_ = z.Value; v = 1;", "")]
    [InlineData(
        "i = Interlocked.CompareExchange(ref b, new Item { V = 9 }, st);",
        "lock (g) if (d.TryGetValue(0, out _)) x++; if (b == j) i = Interlocked.CompareExchange(ref st, new Item { V = 9 }, b.Other);",
        "if (st == b) { lock (g) p = new Pair { X = 2, Y = j }; s.Wait(); j = b; s.Release(); }")]
    public void Check_DoesTheSameAgain_IsNotNondeterministic(string first, string second, string third)
    {
        string threads = string.Concat(((string[])[first, second, third]).Select((body, n) => $"void T{n}() {{ Item i = null, j = new Item {{ V = {n} }}; {body} }}\n"));
        RewrittenAssembly assembly = Snippets.Rewrite($"{ObjectProgram.Types} public class P : Program {{ {threads} public void Run() => Run(T0, T1, T2); }}", optimize: true);

        CheckResult result = Checker.Check(assembly, assembly.Assembly.GetType("P")!.GetMethod("Run", [])!, Options with { Memory = MemoryChoice.Sc, MaxExecutions = 5000 });

        Assert.True(result.Outcome is Outcome.Verified or Outcome.NoBugFound || result.Kind == FailureKind.Race, $"{result.Outcome} {result.Kind}: {result.Message}");
    }

    private static Seen Explore(RewrittenAssembly assembly, MethodInfo method, IMemoryModel model, bool keepsOrder)
    {
        var knowledge = new Knowledge(assembly.Fields.Count);
        if (keepsOrder)
        {
            knowledge.KeepOrder();
            knowledge.MakeInOrder();
        }
        var kinds = new SortedSet<string>();
        var search = new Search(assembly, ScenarioBody.Of(method), Options, knowledge, cells => new Exhaustive(cells, model))
        {
            GoOnAfterFailure = true,
            Restarted = kinds.Clear,
            Completed = execution =>
            {
                if (execution.Finding is { } finding)
                    kinds.Add(finding.Kind.ToString());
            },
        };
        SearchEnd end = search.Run();
        return new Seen(end, string.Join(", ", kinds), kinds.Count == 0 ? search.Executions : 0);
    }
}
