using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Exploration.Asynchronous;

/// <summary>The engine finds exactly the outcomes of random asynchronous programs that a machine finds which runs them step by step.</summary>
[Trait("Slow", "hundreds of random programs, each explored and simulated")]
public class AsyncProgramsAgreeTests
{
    private const int Count = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(1 + Count)]
    [InlineData(1 + 2 * Count)]
    public void Explore_RandomAsyncPrograms_OutcomesAgree(int firstSeed) => Compare(firstSeed, new SequentialConsistency());

    /// <summary>Tasks, sources and semaphores order what they pass on, so only the two variables can differ: no outcome may be missing.</summary>
    [Theory]
    [InlineData(3001, "tso")]
    [InlineData(4001, "dotnet")]
    public void Explore_UnderWeakerModels_HasAllOutcomes(int firstSeed, string model) =>
        Compare(firstSeed, model == "tso" ? new TotalStoreOrder() : new DotNet());

    [Theory]
    [InlineData(BrokenRules.AlwaysInline)]
    [InlineData(BrokenRules.NeverInline)]
    [InlineData(BrokenRules.AllOfSeveralInline)]
    public void Control_MachineWithABrokenRule_Differs(object rules) =>
        Assert.Contains(Enumerable.Range(1, 3 * Count).Select(seed => AsyncProgram.Random((ulong)seed)), program =>
            !new AsyncMachine(program).Outcomes().SetEquals(new AsyncMachine(program, (BrokenRules)rules).Outcomes()));

    private static void Compare(int firstSeed, IMemoryModel model)
    {
        AsyncProgram[] programs = [.. Enumerable.Range(firstSeed, Count).Select(seed => AsyncProgram.Random((ulong)seed))];
        using CompiledPrograms compiled = CompiledPrograms.Compile(programs.Select((p, i) => p.Source($"P{i}")));
        RewrittenAssembly rewritten = Rewriter.Load(compiled.Path);
        for (int i = 0; i < programs.Length; i++)
        {
            SortedSet<string> expected = new AsyncMachine(programs[i]).Outcomes(), found = Explore(rewritten, $"P{i}", model);
            bool agree = model.IsWeak ? found.IsSupersetOf(expected) : found.SetEquals(expected);
            Assert.True(agree, $"seed {firstSeed + i}: missing {Text(expected.Except(found))}, not expected {Text(found.Except(expected))}\n{programs[i].Source("P")}");
        }
    }

    private static string Text(IEnumerable<string> outcomes) => "[" + string.Join(" ", outcomes) + "]";

    private static SortedSet<string> Explore(RewrittenAssembly assembly, string type, IMemoryModel model)
    {
        var outcomes = new SortedSet<string>();
        var search = new Search(
            assembly, assembly.Assembly.GetType(type)!.GetMethod("Run")!.CreateDelegate<Action>(), new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60) },
            new Knowledge(assembly.Fields.Count), cells => new Exhaustive(cells, model))
        {
            GoOnAfterFailure = true,
            Restarted = outcomes.Clear,
            Completed = execution => outcomes.Add(execution.Finding switch
            {
                { Kind: FailureKind.Deadlock } => "deadlock",
                { Kind: FailureKind.Exception } thrown => thrown.Message[(thrown.Message.IndexOf(':') + 2)..],
                var other => $"{other}",
            }),
        };
        SearchEnd end = SearchEnd.Time;
        var thread = new Thread(() => end = search.Run(), Execution.StackSize);
        thread.Start();
        thread.Join();
        if (end != SearchEnd.Exhausted)
            outcomes.Add($"{end}: {search.Execution.Refused}");
        return outcomes;
    }
}
