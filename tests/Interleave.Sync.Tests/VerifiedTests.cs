using System.Collections.Concurrent;
using Interleave.Rewriting;
using Interleave.Tests;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Sync.Tests;

/// <summary>Every scenario holds: a small one in every execution under every memory model, a large one in all that are drawn.</summary>
[Trait("Slow", "a proof: every execution of a scenario, under three memory models")]
public sealed class VerifiedTests(ITestOutputHelper output)
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Sync.Scenarios.LockScenarios).Assembly.Location));

    // Where a token is cancelled while tasks run, the checker leaves attempts that failed to sequential consistency, and says so.
    private static readonly string[] SequentialOnly =
    [
        "AsyncMutexScenarios.OneIsCancelled",
        "BargingSemaphoreScenarios.OneIsCancelledAsync",
        "BargingSemaphoreScenarios.OneIsCancelledBeforeAnotherAsync",
        "BargingSemaphoreScenarios.OvertakenAndCancelledAsync",
        "FifoSemaphoreScenarios.OneIsCancelledAsync",
        "FifoSemaphoreScenarios.OneIsCancelledBeforeAnotherAsync",
        "PathGuardScenarios.OneIsCancelledAsync",
        "RendezvousChannelScenarios.AReceiverIsCancelledAsync",
        "TupleSpaceScenarios.OneIsCancelledAsync",
    ];

    private static readonly ConcurrentDictionary<(string Type, string Method), CheckResult> Results = new();

    public static TheoryData<string, string> Small => [.. Scenarios.AllSmall];

    public static TheoryData<string, string> Large => [.. Scenarios.AllLarge];

    [Theory]
    [MemberData(nameof(Small))]
    public void Scenario_InAllModels_IsVerified(string type, string method)
    {
        CheckResult result = Run(type, method);

        output.WriteLine(Scenarios.Told(result));
        Assert.True(result.Outcome == Outcome.Verified, Scenarios.Told(result));
        Assert.Equal(SequentialOnly.Contains($"{type}.{method}") ? ["sc"] : ["sc", "tso", "dotnet"], result.HoldsIn);
    }

    [Theory]
    [MemberData(nameof(Large))]
    public void LargeScenario_DrawnAtRandom_DoesNotFail(string type, string method)
    {
        CheckResult result = Run(type, method);

        output.WriteLine(Scenarios.Told(result));
        Assert.True((result.Outcome, result.Executions) == (Outcome.NoBugFound, Scenarios.Schedules), Scenarios.Told(result));
    }

    [Fact]
    public void LargeScenario_OfEveryType_IsThere() =>
        Assert.Equal(Scenarios.AllSmall.Select(s => Scenarios.TypeOf(s.Type)).Distinct().Order(), Scenarios.AllLarge.Select(s => Scenarios.TypeOf(s.Type)).Distinct().Order());

    /// <summary>With <c>INTERLEAVE_ACCEPT=1</c> the page is written anew.</summary>
    [Fact]
    public void Claims_AreWhatTheRunsSay()
    {
        string actual = ClaimsPage.Of(Scenarios.AllSmall.Concat(Scenarios.AllLarge).Select(s => (s.Type, s.Method, Run(s.Type, s.Method))));

        string path = Path.Combine(RepositoryFiles.Root, ClaimsPage.Path);
        if (Environment.GetEnvironmentVariable("INTERLEAVE_ACCEPT") == "1")
            File.WriteAllText(path, actual);
        else
            Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    // Each scenario runs once, whether its own test or the page comes first.
    private static CheckResult Run(string type, string method) =>
        Results.GetOrAdd((type, method), static name => Scenarios.Check(Copy.Value, name.Type, name.Method));
}
