using System.Reflection;
using Interleave.Rewriting;

namespace Interleave.Properties;

/// <summary>What a scenario shows under each memory model.</summary>
/// <param name="Sc">Under sequential consistency.</param>
/// <param name="Tso">Under x86's model.</param>
/// <param name="DotNet">Under .NET's.</param>
public sealed record ModelObservations(Observation Sc, Observation Tso, Observation DotNet)
{
    /// <summary>In the order of the models, the stronger first.</summary>
    public IReadOnlyList<Observation> All => [Sc, Tso, DotNet];

    /// <summary>Those for which the models were run: where they cannot differ, only the strongest is.</summary>
    public IReadOnlyList<Observation> Run => CanDiffer ? All : [Sc];

    /// <summary>Whether the weaker models may have executions that the strongest has not.</summary>
    public bool CanDiffer { get; private init; } = true;

    /// <summary>What is the same under all of them.</summary>
    public static ModelObservations Same(Observation sc) => new(sc, Named(sc, "tso"), Named(sc, "dotnet")) { CanDiffer = false };

    /// <summary>Explores a scenario under each model in which it can differ.</summary>
    /// <inheritdoc cref="Observer.Observe"/>
    public static ModelObservations Observe(RewrittenAssembly assembly, MethodInfo method, CheckOptions options)
    {
        Observation sc = Observer.Observe(assembly, method, options with { Memory = MemoryChoice.Sc });
        // What is not known of the strongest model is not known of the weaker ones.
        if (!sc.SawConflict || PropertyCells.CannotBeChecked(sc))
            return Same(sc);
        Observation tso = Weaker(sc, Observer.ObserveBeside(assembly, method, options with { Memory = MemoryChoice.Tso }, sc.Result.Executions));
        return new ModelObservations(sc, tso, Weaker(sc, Observer.ObserveBeside(assembly, method, options with { Memory = MemoryChoice.DotNet }, sc.Result.Executions)));
    }

    /// <summary>A weaker model has all executions of sequential consistency: where it has no more, everything is as there.</summary>
    private static Observation Weaker(Observation sc, Observation weaker) =>
        sc.IsComplete && weaker.IsComplete && sc.Result.Executions == weaker.Result.Executions && sc.Hangs == weaker.Hangs
            ? Named(sc, weaker.Result.Memory)
            : weaker;

    private static Observation Named(Observation observation, string memory) => observation with { Result = observation.Result with { Memory = memory } };
}
