using System.Reflection;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Messaging.Tests;

/// <summary>The scenarios of a folder, and how one is checked.</summary>
internal static class Scenarios
{
    private const string Root = "Interleave.Messaging.Scenarios.";

    private static readonly CheckOptions Options = new() { TimeBudget = TimeSpan.FromSeconds(40) };

    private static readonly Lazy<RewrittenAssembly> Copy = new(() =>
        Rewriter.Load(Path.Combine(AppContext.BaseDirectory, "Interleave.Messaging.Scenarios.dll")));

    /// <summary>The public methods of the public classes there that end in <c>Scenarios</c>: <c>Folder.Class</c> and method.</summary>
    public static IEnumerable<(string Type, string Method)> Of(string folder) =>
        from type in Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Interleave.Messaging.Scenarios.dll")).GetTypes()
        where type is { IsPublic: true, IsAbstract: false } && type.Namespace == Root + folder && type.Name.EndsWith("Scenarios", StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetParameters().Length == 0
        select (type.FullName![Root.Length..], method.Name);

    public static CheckResult Check(string type, string method) => Check(Copy.Value, type, method);

    public static CheckResult Check(RewrittenAssembly assembly, string type, string method) =>
        Checker.Check(assembly, assembly.Assembly.GetType(Root + type, throwOnError: true)!.GetMethod(method)!, Options);

    public static string Told(CheckResult result) =>
        $"{result.Test}: {result.Outcome} {result.Kind} {result.Memory} {result.Message} {result.Place}, {result.Executions} executions, {result.Seconds:F1} s, holds in {string.Join(' ', result.HoldsIn)}\n{string.Join('\n', result.Notes)}";
}
