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
    private const string Scope = "Interleave.Programs.Conformance";

    public static TheoryData<string> Names => Of(Scope);

    public static TheoryData<string> Controls => Of(Scope + "Controls");

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

    /// <summary>The same with schedules that are drawn, which keep the real order of all steps.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Checked_DrawnExecutions_Pass(string name)
    {
        lock (Gate)
        {
            CheckResult result = Checker.Check(
                Copy.Value, Find(Copy.Value.Assembly, name), new CheckOptions { Strategy = StrategyKind.Random, MaxExecutions = 20, TimeBudget = TimeSpan.FromSeconds(20) });
            Assert.True(result.Outcome == Outcome.NoBugFound, $"{result.Outcome}: {result.Message} {result.Place}");
        }
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void Control_WhatIsNotPromised_Fails(string name)
    {
        lock (Gate)
        {
            CheckResult result = Checker.Check(Copy.Value, Find(Copy.Value.Assembly, name), new CheckOptions { TimeBudget = TimeSpan.FromSeconds(20) });
            Assert.True(result.Outcome == Outcome.Failed, $"{result.Outcome}: {result.Message}");
        }
    }

    [Fact]
    public void Suite_HasAtLeast150Tests() => Assert.InRange(Names.Count, 150, int.MaxValue);

    private static TheoryData<string> Of(string scope)
    {
        var names = new TheoryData<string>();
        foreach (Type type in typeof(Programs.Counters).Assembly.GetTypes().Where(t => t.IsPublic && t.Namespace == scope))
            foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                names.Add($"{type.Name}.{method.Name}");
        return names;
    }

    private static Task Run(MethodInfo method) => (Task)method.Invoke(Activator.CreateInstance(method.DeclaringType!), null)!;

    private static MethodInfo Find(Assembly assembly, string name)
    {
        string[] parts = name.Split('.');
        return assembly.GetTypes().Single(t => t.Name == parts[0] && t.Namespace?.StartsWith(Scope, StringComparison.Ordinal) == true).GetMethod(parts[1])!;
    }
}
