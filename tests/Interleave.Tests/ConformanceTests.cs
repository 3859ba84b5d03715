using System.Reflection;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests;

/// <summary>Ordinary asynchronous tests pass as they are, rewritten while nothing is checked, and in every execution.</summary>
public class ConformanceTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Counters).Assembly.Location));
    private static readonly Lock Gate = new();

    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (Type type in typeof(Programs.Counters).Assembly.GetTypes().Where(t => t is { IsPublic: true, Namespace: "Interleave.Programs.Conformance" }))
                foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                    names.Add($"{type.FullName}:{method.Name}");
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Unrewritten_Passes(string name) => await Run(Find(typeof(Programs.Counters).Assembly, name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rewritten_WithoutACheck_Passes(string name) => await Run(Find(Copy.Value.Assembly, name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Checked_EveryExecution_Passes(string name)
    {
        lock (Gate)
        {
            CheckResult result = Checker.Check(Copy.Value, Find(Copy.Value.Assembly, name), new CheckOptions { TimeBudget = TimeSpan.FromSeconds(20) });
            Assert.True(result.Outcome == Outcome.Verified, $"{result.Outcome}: {result.Message} {result.Place}");
        }
    }

    private static Task Run(MethodInfo method) => (Task)method.Invoke(Activator.CreateInstance(method.DeclaringType!), null)!;

    private static MethodInfo Find(Assembly assembly, string name)
    {
        string[] parts = name.Split(':');
        return assembly.GetType(parts[0], throwOnError: true)!.GetMethod(parts[1])!;
    }
}
