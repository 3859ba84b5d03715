using System.Reflection;
using Interleave.Gallery;
using Interleave.Properties;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>One solution under the checker: its scenarios explored, and the properties judged by them.</summary>
internal sealed class CheckedSolution
{
    private readonly Dictionary<Scenario, ModelObservations> _observations = [];
    private readonly RewrittenAssembly _assembly;
    private readonly CheckOptions _options;
    private readonly Type _type;

    /// <param name="assembly">The rewritten copy of the gallery.</param>
    /// <param name="solution">The solution.</param>
    /// <param name="options">For one scenario.</param>
    public CheckedSolution(RewrittenAssembly assembly, Solution solution, CheckOptions options)
    {
        _assembly = assembly;
        _options = options;
        _type = assembly.Assembly.GetType(solution.TypeName, throwOnError: true)!;
        Solution = solution;
        foreach (var scenario in solution.Scenarios)
        {
            _observations.Add(scenario, Observe(scenario));
        }
    }

    public Solution Solution { get; }

    /// <summary>What holds of a property under each memory model, the strongest first.</summary>
    public IReadOnlyList<PropertyCell> Judge(string column)
    {
        var scenarios = Solution.Scenarios.Where(s => GalleryColumns.Uses(column, s)).Select(s => _observations[s].All).ToList();
        return [.. GalleryCell.Models.Select((_, model) => GalleryColumns.Judge(column, [.. scenarios.Select(s => s[model])]))];
    }

    /// <summary>The results of all scenarios under the models that were run; with schedules, where one first fails.</summary>
    public IReadOnlyList<CheckResult> Results(bool schedules) => [.. Solution.Scenarios.SelectMany(s => Results(s, schedules))];

    private List<CheckResult> Results(Scenario scenario, bool schedules)
    {
        var results = _observations[scenario].Run.Select(o => o.Result).ToList();
        var first = results.FindIndex(r => r.Outcome == Outcome.Failed);
        if (schedules && first >= 0)
        {
            results[first] = Check(scenario, results[first].Memory);
        }

        return results;
    }

    private ModelObservations Observe(Scenario scenario)
    {
        // Races, and what is sampled, are for the checker to see, and the same in all models; all else is seen in the executions.
        return scenario.Property == Property.NoRace || scenario.Schedules is not null
            ? ModelObservations.Same(new Observation { Result = Check(scenario, "sc"), IsComplete = scenario.Schedules is null })
            : ModelObservations.Observe(_assembly, Method(scenario), _options);
    }

    private CheckResult Check(Scenario scenario, string memory)
    {
        var options = _options with { Memory = Enum.Parse<MemoryChoice>(memory, ignoreCase: true) };
        return Checker.Check(
            _assembly,
            Method(scenario),
            scenario.Schedules is { } schedules ? options with { Strategy = StrategyKind.Random, MaxExecutions = schedules } : options);
    }

    private MethodInfo Method(Scenario scenario) =>
        _type.GetMethod(scenario.Name, Type.EmptyTypes) ?? throw new InvalidOperationException($"{_type.Name} has no {scenario.Name}");
}
