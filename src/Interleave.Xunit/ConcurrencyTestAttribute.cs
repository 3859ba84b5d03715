using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Interleave.Xunit;

/// <summary>
/// A test that is run under every thread schedule that matters. It starts threads, waits for them and asserts; with
/// <c>[InlineData]</c> or other data it is a theory.
/// </summary>
/// <remarks>
/// A fact to xunit's analyzers, which would ask every theory for data. The class's constructor, its fixtures and <c>Dispose</c> run in every execution, under check. A search that ends
/// early passes with a warning, unless <see cref="RequireExhaustive"/> is set.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(ConcurrencyTestDiscoverer))]
public sealed class ConcurrencyTestAttribute(
    [CallerFilePath] string? sourceFilePath = null,
    [CallerLineNumber] int sourceLineNumber = -1) : FactAttribute(sourceFilePath, sourceLineNumber), ITheoryAttribute
{
    /// <inheritdoc/>
    public bool DisableDiscoveryEnumeration { get; set; }

    /// <inheritdoc/>
    public bool SkipTestWithoutData { get; set; }

    /// <inheritdoc cref="CheckOptions.Strategy"/>
    public StrategyKind Strategy { get; set; } = CheckOptions.ForTests.Strategy;

    /// <inheritdoc cref="CheckOptions.Memory"/>
    public MemoryChoice Memory { get; set; } = CheckOptions.ForTests.Memory;

    /// <summary>The seconds after which the search ends; 1 if not given.</summary>
    public double TimeBudget { get; set; } = CheckOptions.ForTests.TimeBudget.TotalSeconds;

    /// <inheritdoc cref="CheckOptions.MaxExecutions"/>
    public long MaxExecutions { get; set; } = CheckOptions.ForTests.MaxExecutions;

    /// <summary>The number of preemptions up to which schedules are explored; all of them when negative, as it is if not given.</summary>
    public int PreemptionBound { get; set; } = -1;

    /// <inheritdoc cref="CheckOptions.Seed"/>
    public ulong Seed { get; set; } = CheckOptions.ForTests.Seed;

    /// <inheritdoc cref="CheckOptions.Races"/>
    public RacePolicy Races { get; set; } = CheckOptions.ForTests.Races;

    /// <inheritdoc cref="CheckOptions.LoopBound"/>
    public int LoopBound { get; set; } = CheckOptions.ForTests.LoopBound;

    /// <summary>Whether the test fails when its search ends early.</summary>
    public bool RequireExhaustive { get; set; }

    internal CheckOptions Options => CheckOptions.ForTests with
    {
        Strategy = Strategy,
        Memory = Memory,
        TimeBudget = TimeSpan.FromSeconds(TimeBudget),
        MaxExecutions = MaxExecutions,
        PreemptionBound = PreemptionBound < 0 ? null : PreemptionBound,
        Seed = Seed,
        Races = Races,
        LoopBound = LoopBound,
        RequireExhaustive = RequireExhaustive,
    };
}
