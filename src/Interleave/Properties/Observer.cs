using System.Reflection;
using Interleave.Checking;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Properties;

/// <summary>Explores a scenario under one memory model and computes its properties from the graph of each execution.</summary>
/// <remarks>Thread-safe as long as nothing else uses the same <see cref="RewrittenAssembly"/> at once.</remarks>
public static class Observer
{
    /// <summary>
    /// How many executions are explored under a weaker memory model once one has failed: a solution that is broken there
    /// can have a great many more than it has under sequential consistency. As many as those are explored in any case: where
    /// there are no more, all is known.
    /// </summary>
    private const long EnoughWhereItFails = 2_000;

    /// <summary>Explores a parameterless method, static or of a type with a parameterless constructor.</summary>
    /// <param name="assembly">The rewritten copy that has the method.</param>
    /// <param name="method">The method, of that copy, as its type has it (an inherited one runs on the type that it was asked of).</param>
    /// <param name="options">The budgets, and the memory model: of several, the first. The strategy is always exhaustive.</param>
    public static Observation Observe(RewrittenAssembly assembly, MethodInfo method, CheckOptions options) => ObserveBeside(assembly, method, options, 0);

    /// <summary>The same under a weaker model, for a scenario with <paramref name="stronger"/> executions under sequential consistency.</summary>
    internal static Observation ObserveBeside(RewrittenAssembly assembly, MethodInfo method, CheckOptions options, long stronger) =>
        LargeStack.Run(() => Run(assembly, method, options, Math.Max(EnoughWhereItFails, stronger + 1)));

    private static Observation Run(RewrittenAssembly assembly, MethodInfo method, CheckOptions options, long enough)
    {
        string test = $"{method.ReflectedType!.Name}.{method.Name}";
        IMemoryModel model = Models.Of(options)[0];
        var book = new ObservationBook(test);
        try
        {
            Search search = null!;
            search = new Search(
                assembly, ScenarioBody.Of(method), options, new Knowledge(assembly.Fields.Count), cells => new Exhaustive(cells, model))
            {
                GoOnAfterFailure = true,
                Restarted = book.Clear,
                Completed = book.Add,
                DeadEnded = model.OrdersByReferences ? book.AddDeadEnd : null,
                Stop = model.IsWeak ? () => book.HasFailed && search.Executions >= enough : null,
            };
            return book.Read(search, search.Run());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Observation { Result = new CheckResult { Test = test, Memory = model.Name, Outcome = Outcome.Error, Message = $"{e.GetType().Name}: {e.Message}" } };
        }
    }
}
