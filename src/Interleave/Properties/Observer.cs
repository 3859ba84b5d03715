using System.Reflection;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Properties;

/// <summary>Explores a scenario and computes its properties from the graph of each execution, under sequential consistency.</summary>
/// <remarks>Thread-safe as long as nothing else uses the same <see cref="RewrittenAssembly"/> at once.</remarks>
public static class Observer
{
    /// <summary>Explores a parameterless method, static or of a type with a parameterless constructor.</summary>
    /// <param name="assembly">The rewritten copy that has the method.</param>
    /// <param name="method">The method, of that copy, as its type has it (an inherited one runs on the type that it was asked of).</param>
    /// <param name="options">The budgets; the strategy is always exhaustive.</param>
    public static Observation Observe(RewrittenAssembly assembly, MethodInfo method, CheckOptions options)
    {
        Observation? observation = null;
        var thread = new Thread(() => observation = Run(assembly, method, options), Execution.StackSize);
        thread.Start();
        thread.Join();
        return observation!;
    }

    private static Observation Run(RewrittenAssembly assembly, MethodInfo method, CheckOptions options)
    {
        string test = $"{method.ReflectedType!.Name}.{method.Name}";
        var book = new ObservationBook(test);
        try
        {
            var search = new Search(
                assembly, ScenarioBody.Of(method), options, new Knowledge(assembly.Fields.Count), cells => new Exhaustive(cells, new SequentialConsistency()))
            {
                GoOnAfterFailure = true,
                Restarted = book.Clear,
                Completed = book.Add,
            };
            return book.Read(search, search.Run());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Observation { Result = new CheckResult { Test = test, Outcome = Outcome.Error, Message = $"{e.GetType().Name}: {e.Message}" } };
        }
    }
}
