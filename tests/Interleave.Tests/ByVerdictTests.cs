using System.Reflection;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Properties;
using Interleave.Rewriting;
using Interleave.Testing;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests;

/// <summary>Programs as users write them, filed by the verdict they must get.</summary>
public class ByVerdictTests
{
    private const string Root = "Interleave.Programs.ByVerdict.";

    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Counters).Assembly.Location));
    private static readonly Lock Gate = new();

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (Type type in typeof(Programs.Counters).Assembly.GetTypes().Where(t => t.IsPublic && t.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true))
                foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                    if (method.GetParameters().Length == 0 && !method.IsSpecialName && !method.IsGenericMethod && method.Name != "Dispose")
                        names.Add(type.Namespace![Root.Length..], $"{type.Name}.{method.Name}");
            return names;
        }
    }

    /// <summary>The programs that fail in some executions, and do the same again.</summary>
    public static TheoryData<string, string> Failing =>
        [.. Names.Select(n => n.Data).Where(n => n.Item1 is not (nameof(Outcome.Verified) or nameof(Outcome.NotInstrumented) or nameof(FailureKind.Nondeterminism)))];

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Slow", "a program is explored to the end, under three models")]
    public void Check_ProgramFiledByVerdict_GetsThatVerdict(string verdict, string name)
    {
        string[] parts = name.Split('.');
        CheckResult result;
        lock (Gate)
        {
            Type type = Copy.Value.Assembly.GetType(Root + verdict + "." + parts[0], throwOnError: true)!;
            result = Checker.Check(Copy.Value, type.GetMethod(parts[1])!, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(180) });
        }
        string actual = result.Outcome == Outcome.Failed ? result.Kind.ToString()! : result.Outcome.ToString();
        Assert.True(verdict == actual, $"expected {verdict}, found {actual}: {result.Message} {result.Place}\n{string.Join('\n', result.Notes)}");
    }

    /// <summary>A check ends with the first failure: what is behind it is explored here.</summary>
    [Theory]
    [MemberData(nameof(Failing))]
    public void Explored_BehindTheFirstFailure_IsNotNondeterministic(string verdict, string name)
    {
        string[] parts = name.Split('.');
        lock (Gate)
        {
            MethodInfo method = Copy.Value.Assembly.GetType(Root + verdict + "." + parts[0], throwOnError: true)!.GetMethod(parts[1])!;
            var options = new CheckOptions { TimeBudget = TimeSpan.FromSeconds(1), MaxExecutions = 500 };
            Finding? wrong = null;
            Action body = method.ReturnType == typeof(void)
                ? ScenarioBody.Of(method)
                : () => TestPlan.Complete(method.Invoke(Activator.CreateInstance(method.ReflectedType!), BindingFlags.DoNotWrapExceptions, null, null, null));
            new Search(Copy.Value, body, options, new Knowledge(Copy.Value.Fields.Count), cells => new Exhaustive(cells, new SequentialConsistency()))
            {
                GoOnAfterFailure = true,
                Completed = execution => wrong ??= execution.Finding is { Kind: FailureKind.Nondeterminism } ? execution.Finding : null,
            }.Run();
            Assert.Null(wrong?.Message);
        }
    }
}
