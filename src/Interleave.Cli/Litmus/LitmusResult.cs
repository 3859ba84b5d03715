using Interleave.Litmus;
using Interleave.Properties;

namespace Interleave.Cli.Litmus;

/// <summary>What a litmus test can find, under each memory model, and what it found on this machine.</summary>
/// <param name="Test">The test.</param>
/// <param name="Models">Sequential consistency, x86 and .NET.</param>
/// <param name="Machine">The real run; null when none was asked for.</param>
internal sealed record LitmusResult(SuiteEntry Test, IReadOnlyList<ExploredOutcomes> Models, RealRun? Machine)
{
    /// <summary>Every outcome that a model allows or the machine has produced.</summary>
    public IReadOnlyList<int> Outcomes =>
        [.. Models.SelectMany(m => m.Counts.Keys).Concat(Machine?.Counts.Keys ?? []).Distinct().Order()];

    /// <summary>What the machine has produced and its model does not allow: there must be none.</summary>
    /// <remarks>Where a model says that it leaves load buffering out, a machine that does it is right.</remarks>
    public IReadOnlyList<int> Outside =>
        Machine is { } run && Models.Single(m => m.Memory == run.Model) is { LoadBufferingNotExplored: false } model
            ? [.. run.Counts.Keys.Where(outcome => !model.Allows(outcome))]
            : [];

    /// <summary>Why a model's outcomes are not known, or not all of them; null as it should be.</summary>
    public string? Problem => Models.Select(m => m.Problem ?? (m.IsComplete ? null : $"not every execution was explored under {m.Memory}")).FirstOrDefault(p => p is not null);
}
