using System.Reflection;
using Interleave.Gallery;
using Interleave.Properties;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>One solution under the checker: its scenarios explored, and the properties judged by them.</summary>
internal sealed class CheckedSolution
{
    private readonly Dictionary<Scenario, Observation> _observations = [];
    private readonly RewrittenAssembly _assembly;
    private readonly CheckOptions _options;
    private readonly Type _type;

    /// <param name="assembly">The rewritten copy of the gallery.</param>
    /// <param name="solution">The solution.</param>
    /// <param name="options">For one scenario.</param>
    public CheckedSolution(RewrittenAssembly assembly, Solution solution, CheckOptions options)
    {
        _assembly = assembly;
        // The gallery's columns are of sequential consistency.
        _options = options with { Memory = MemoryChoice.Sc };
        _type = assembly.Assembly.GetType(solution.TypeName, throwOnError: true)!;
        Solution = solution;
        foreach (var scenario in solution.Scenarios)
        {
            // Races, and what is sampled, are for the checker to see; all else is seen in the executions.
            _observations.Add(scenario, scenario.Property == Property.NoRace || scenario.Schedules is not null
                ? new Observation { Result = Check(scenario), IsComplete = scenario.Schedules is null }
                : Observer.Observe(assembly, Method(scenario), _options));
        }
    }

    public Solution Solution { get; }

    public PropertyCell Judge(string column) =>
        GalleryColumns.Judge(column, [.. Solution.Scenarios.Where(s => GalleryColumns.Uses(column, s)).Select(s => _observations[s])]);

    /// <summary>The results of all scenarios; with schedules, where they fail.</summary>
    public IReadOnlyList<CheckResult> Results(bool schedules) =>
        [.. Solution.Scenarios.Select(s => schedules && _observations[s].Result.Outcome == Outcome.Failed ? Check(s) : _observations[s].Result)];

    private CheckResult Check(Scenario scenario) => Checker.Check(
        _assembly,
        Method(scenario),
        scenario.Schedules is { } schedules ? _options with { Strategy = StrategyKind.Random, MaxExecutions = schedules } : _options);

    private MethodInfo Method(Scenario scenario) =>
        _type.GetMethod(scenario.Name, Type.EmptyTypes) ?? throw new InvalidOperationException($"{_type.Name} has no {scenario.Name}");
}
