using System.Reflection;
using Interleave.Messaging.Scenarios;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Messaging.Tests.Verified;

/// <summary>The scenarios, and how one is checked.</summary>
internal static class ScenarioRuns
{
    private const string Root = "Interleave.Messaging.Scenarios.";

    private static readonly CheckOptions Options = new() { TimeBudget = TimeSpan.FromSeconds(300) };

    /// <summary>The public methods of the public classes that end in <c>Scenarios</c>; those in a folder have its name before theirs.</summary>
    public static IEnumerable<(string Type, string Method)> All =>
        from type in typeof(MailboxScenarios).Assembly.GetTypes()
        where type is { IsPublic: true, IsAbstract: false } && type.Name.EndsWith("Scenarios", StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.DeclaringType != typeof(object) && method.GetParameters().Length == 0
        select (type.FullName![Root.Length..], method.Name);

    public static CheckResult Check(RewrittenAssembly assembly, string type, string method)
    {
        Type found = assembly.Assembly.GetType(Root + type, throwOnError: true)!;
        return Checker.Check(assembly, found.GetMethod(method)!, Options);
    }

    public static string Told(CheckResult result) =>
        $"{result.Test}: {result.Outcome} {result.Kind} {result.Memory} {result.Message} {result.Place}, {result.Executions} executions, {result.Seconds:F1} s\n{string.Join('\n', result.Notes)}";
}
