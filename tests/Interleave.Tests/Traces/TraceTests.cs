using System.Reflection;
using Interleave.Checking;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Traces;

/// <summary>What is shown of the programs that fail.</summary>
public class TraceTests
{
    private const string Root = "Interleave.Programs.ByVerdict.";

    private static readonly string[] WithoutSchedule = ["Nondeterminism", "NotInstrumented", "Verified"];

    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Counters).Assembly.Location));

    private static readonly Dictionary<string, CheckResult> Results = [];

    public static TheoryData<string> Failing =>
    [
        .. from type in typeof(Programs.Counters).Assembly.GetTypes()
           where type.IsPublic && type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true && !WithoutSchedule.Contains(type.Namespace[Root.Length..])
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where method.GetParameters().Length == 0 && !method.IsSpecialName && !method.IsGenericMethod && method.Name != "Dispose"
           select $"{type.Namespace![Root.Length..]}.{type.Name}.{method.Name}",
    ];

    [Theory]
    [MemberData(nameof(Failing))]
    public void Replay_TokenOfTheReport_FailsTheSameWay(string name)
    {
        CheckResult found = ResultOf(name, out MethodInfo method);

        CheckResult replayed = Checker.Replay(Copy.Value, method, found.Replay!, Checked.Options);

        // A race is seen by looking at the execution, not by running it.
        if (found.Kind != FailureKind.Race)
            Assert.Equal((found.Outcome, found.Kind, found.Message), (replayed.Outcome, replayed.Kind, replayed.Message));
        Assert.Equal(found.Trace!.Steps.Select(Text), replayed.Trace!.Steps.Select(Text));
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void Token_Runs_AreTheSteps(string name)
    {
        CheckResult found = ResultOf(name, out _);

        Assert.Equal(
            ReplayToken.Parse(found.Replay!).Runs.Sum(r => r.Steps),
            found.Trace!.Steps.Count);
        Assert.Equal(Enumerable.Range(1, found.Trace.Steps.Count), found.Trace.Steps.Select(s => s.Step));
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void ReadsFrom_Value_IsTheOneThatStepWrote(string name)
    {
        Trace trace = ResultOf(name, out _).Trace!;

        foreach (TraceStep step in trace.Steps.Where(s => s.ReadsFrom > 0 && s.Kind is StepKind.Read or StepKind.Update))
        {
            TraceStep write = trace.Steps[step.ReadsFrom!.Value - 1];
            Assert.True(write.Step < step.Step, $"step {step.Step} reads from step {write.Step}");
            Assert.Equal((step.Location, step.Value), (write.Location, write.Written ?? write.Value));
            // Under sequential consistency a read takes the latest write.
            Assert.DoesNotContain(trace.Steps, s => s.Step > write.Step && s.Step < step.Step && s.Location == step.Location && s.Kind is StepKind.Write);
        }
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void Step_Every_HasAThreadAndAPlaceInTheSource(string name)
    {
        Trace trace = ResultOf(name, out _).Trace!;

        foreach (TraceStep step in trace.Steps)
        {
            Assert.Contains(step.Thread, trace.Threads);
            // The end of a thread is behind all its lines.
            if (step.Text?.StartsWith("ends without", StringComparison.Ordinal) == true)
                continue;
            Place place = step.Stack.FirstOrDefault(p => p.File is not null) ?? throw new Xunit.Sdk.XunitException($"step {step.Step} ({step.Kind} {step.Location}) has no place");
            Assert.True(place.Line > 0);
            Assert.EndsWith(".cs", place.File, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Failing))]
    [Trait("Slow", "looks through all schedules with fewer preemptions")]
    public void Preemptions_Shown_AreTheFewestThatFail(string name)
    {
        CheckResult found = ResultOf(name, out MethodInfo method);
        Assert.SkipWhen(name == "Exception.DisposedWhileOthersWaitToRead.Run", "shown with one preemption too many: waiting to read is no step of its own (see ARCHITECTURE.md)");
        Assert.SkipWhen(name == "Exception.CancelledByATimer.Run", "shown with one preemption too few: to set a timer is no step of its own (see ARCHITECTURE.md)");
        Assert.SkipWhen(found.Kind is FailureKind.Race || found.Trace!.Steps.Count > 14, "too long to try all");
        int? fewest = null;
        for (int bound = 0; bound <= 3 && fewest is null; bound++)
            fewest = Fails(method, found.Kind!.Value, bound) ? bound : null;

        Assert.Equal(fewest, found.Preemptions);
    }

    private static bool Fails(MethodInfo method, FailureKind kind, int bound)
    {
        var seen = false;
        var search = new Search(Copy.Value, new Testing.TestPlan(method).Run, Checked.Options, new Knowledge(Copy.Value.Fields.Count), _ => new BoundedStrategy(bound))
        {
            GoOnAfterFailure = true,
            Completed = execution => seen |= execution.Finding?.Kind == kind,
            Stop = () => seen,
        };
        var thread = new Thread(() => search.Run(), Execution.StackSize);
        thread.Start();
        thread.Join();
        return seen;
    }

    private static CheckResult ResultOf(string name, out MethodInfo method)
    {
        string[] parts = name.Split('.');
        method = Copy.Value.Assembly.GetType($"{Root}{parts[0]}.{parts[1]}", throwOnError: true)!.GetMethod(parts[2])!;
        if (!Results.TryGetValue(name, out CheckResult? result))
            Results.Add(name, result = Checker.Check(Copy.Value, method, Checked.Options));
        Assert.Equal(parts[0], result.Kind?.ToString());
        Assert.NotNull(result.Trace);
        Assert.NotNull(result.Replay);
        return result;
    }

    private static string Text(TraceStep s) => $"{s.Step} {s.Thread} {s.Kind} {s.Location} {s.Value} {s.Written} {s.ReadsFrom} {s.Succeeded} {s.Text} {s.Stack.FirstOrDefault()}";
}
