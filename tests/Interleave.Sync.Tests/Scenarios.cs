using System.Reflection;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Sync.Tests;

/// <summary>The scenarios, and how one is checked.</summary>
internal static class Scenarios
{
    /// <summary>What the classes end in whose methods are explored to their end.</summary>
    public const string Small = "Scenarios";

    /// <summary>What the classes end in whose methods have more executions than can be explored.</summary>
    public const string Large = "Large";

    /// <summary>How many schedules of a large one are drawn by each strategy.</summary>
    public const int Schedules = 300;

    private static readonly CheckOptions Options = new() { TimeBudget = TimeSpan.FromMinutes(5) };

    private static readonly StrategyKind[] Draws = [StrategyKind.Random, StrategyKind.Pct];

    public static IEnumerable<(string Type, string Method)> AllSmall => All(Small);

    public static IEnumerable<(string Type, string Method)> AllLarge => All(Large);

    /// <summary>What a type is called whose scenarios a class has.</summary>
    public static string TypeOf(string scenarios) => scenarios[..^(scenarios.EndsWith(Large, StringComparison.Ordinal) ? Large : Small).Length];

    /// <summary>Explores a small one; of a large one draws schedules, up to the first that fails.</summary>
    public static CheckResult Check(RewrittenAssembly assembly, string type, string method)
    {
        MethodInfo scenario = assembly.Assembly.GetTypes().Single(t => t.Name == type).GetMethod(method)!;
        if (!type.EndsWith(Large, StringComparison.Ordinal))
            return Checker.Check(assembly, scenario, Options);
        CheckResult last = null!;
        foreach (StrategyKind strategy in Draws)
        {
            last = Checker.Check(assembly, scenario, Options with { Strategy = strategy, MaxExecutions = Schedules, Memory = MemoryChoice.Sc });
            if (last.Outcome != Outcome.NoBugFound || last.Executions != Schedules)
                break;
        }
        return last;
    }

    /// <summary>The public methods of the public classes whose names end so.</summary>
    private static IEnumerable<(string Type, string Method)> All(string suffix) =>
        from type in typeof(Sync.Scenarios.LockScenarios).Assembly.GetTypes()
        where type is { IsPublic: true, IsAbstract: false } && type.Name.EndsWith(suffix, StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.DeclaringType != typeof(object) && method.GetParameters().Length == 0
        select (type.Name, method.Name);

    public static string Told(CheckResult result) =>
        $"{result.Test}: {result.Outcome} {result.Kind} {result.Memory} {result.Message} {result.Place}, {result.Executions} executions, {result.Seconds:F1} s\n{string.Join('\n', result.Notes)}";
}
