using System.Reflection;
using Interleave.Checking;
using Interleave.Rewriting;
using Interleave.Testing;
using Interleave.Tracing;

namespace Interleave;

/// <summary>Checks a method of a rewritten assembly.</summary>
/// <remarks>Thread-safe as long as no two checks use the same <see cref="RewrittenAssembly"/> at once.</remarks>
public static class Checker
{
    /// <summary>Runs a parameterless method, static or of a type with a parameterless constructor, in every way that matters.</summary>
    /// <param name="assembly">The rewritten copy that has the method.</param>
    /// <param name="method">The method, of that copy.</param>
    /// <param name="options">How the check is done.</param>
    /// <returns>The verdict; failures of the program, of its instrumentation and of the checker are all told here, never thrown.</returns>
    /// <exception cref="ArgumentException">A random strategy is asked for a weaker memory model than sequential consistency.</exception>
    public static CheckResult Check(RewrittenAssembly assembly, MethodInfo method, CheckOptions options) =>
        Unless(new TestPlan(method), method, plan => Check(assembly, TestPlan.NameOf(method), plan.Run, options));

    /// <summary>Runs the method once along the schedule that <paramref name="token"/> describes.</summary>
    /// <param name="assembly">The rewritten copy that has the method.</param>
    /// <param name="method">The method, of that copy.</param>
    /// <param name="token">The schedule, as a report names it.</param>
    /// <param name="options">How the check is done; of these only the bound on loops counts.</param>
    /// <exception cref="FormatException">The token is none, or not of this program.</exception>
    public static CheckResult Replay(RewrittenAssembly assembly, MethodInfo method, string token, CheckOptions options) =>
        Unless(new TestPlan(method), method, plan => Replay(assembly, TestPlan.NameOf(method), plan.Run, token, options));

    /// <summary>Goes on unless something stands in the way of calling the method at all.</summary>
    private static CheckResult Unless(TestPlan plan, MethodInfo method, Func<TestPlan, CheckResult> goOn) => plan.Obstacle() is { } obstacle
        ? new CheckResult { Test = TestPlan.NameOf(method), Outcome = Outcome.NotInstrumented, Message = obstacle }
        : goOn(plan);

    /// <summary>Checks what is no parameterless method.</summary>
    internal static CheckResult Check(RewrittenAssembly assembly, string test, Action body, CheckOptions options)
    {
        if (options.DrawsSchedules && options.Memory is MemoryChoice.Tso or MemoryChoice.DotNet)
            throw new ArgumentException("Schedules that are drawn at random, and those with few preemptions, are sequentially consistent.", nameof(options));
        return Watchdog.Run(new CheckRun(assembly, test, body, options), check => check.Run());
    }

    /// <summary>Replays what is no parameterless method.</summary>
    internal static CheckResult Replay(RewrittenAssembly assembly, string test, Action body, string token, CheckOptions options)
    {
        ReplayToken schedule = ReplayToken.Parse(token);
        return Watchdog.Run(new CheckRun(assembly, test, body, options), check => check.Replay(schedule));
    }
}
