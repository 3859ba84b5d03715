using System.Reflection;
using Interleave.Checking;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Races;
using Interleave.Rewriting;

namespace Interleave.Properties;

/// <summary>What a program returns under one memory model, in all of its executions.</summary>
/// <param name="Memory">The memory model.</param>
/// <param name="Counts">How many executions return what.</param>
/// <param name="IsComplete">Whether these are all.</param>
/// <param name="LoadBufferingNotExplored">Whether .NET would allow more than was explored.</param>
/// <param name="Problem">Why the program could not be explored, or how it fails; null when it ends as it should.</param>
public sealed record ExploredOutcomes(
    string Memory, IReadOnlyDictionary<int, long> Counts, bool IsComplete, bool LoadBufferingNotExplored, string? Problem)
{
    /// <summary>How many executions there are.</summary>
    public long Executions => Counts.Values.Sum();

    /// <summary>Whether an execution returns this.</summary>
    public bool Allows(int outcome) => Counts.ContainsKey(outcome);
}

/// <summary>Explores programs that return what they found, such as litmus tests.</summary>
/// <remarks>Thread-safe as long as nothing else uses the same <see cref="RewrittenAssembly"/> at once.</remarks>
public static class Outcomes
{
    /// <summary>Explores a parameterless method that returns a number, of a type with a parameterless constructor.</summary>
    /// <param name="assembly">The rewritten copy that has the method.</param>
    /// <param name="method">The method, of that copy, as its type has it.</param>
    /// <param name="options">The budgets, and the memory model: of several, the first.</param>
    public static ExploredOutcomes Explore(RewrittenAssembly assembly, MethodInfo method, CheckOptions options) =>
        LargeStack.Run(() => Run(assembly, method, options));

    private static ExploredOutcomes Run(RewrittenAssembly assembly, MethodInfo method, CheckOptions options)
    {
        IMemoryModel model = Models.Of(options)[0];
        var counts = new SortedDictionary<int, long>();
        var detector = new RaceDetector();
        var buffering = new LoadBuffering();
        int returned = 0;
        try
        {
            var search = new Search(
                assembly, ScenarioBody.Of(method, result => returned = result), options, new Knowledge(assembly.Fields.Count), cells => new Exhaustive(cells, model))
            {
                Restarted = counts.Clear,
                Completed = execution =>
                {
                    counts[returned] = counts.GetValueOrDefault(returned) + 1;
                    detector.Find(execution.Graph, execution.Cells, execution.Knowledge);
                    buffering.Look(execution.Graph);
                },
            };
            SearchEnd end = search.Run();
            return new ExploredOutcomes(
                model.Name, counts, end == SearchEnd.Exhausted && search.Cut == 0,
                model.OrdersByReferences && buffering.IsPossible(detector.Known),
                search.Execution.Finding?.Message ?? (end == SearchEnd.Refused ? $"{search.Execution.Refused} is not controlled" : null));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new ExploredOutcomes(model.Name, counts, false, false, $"the checker failed: {e.GetType().Name}: {e.Message}");
        }
    }
}
