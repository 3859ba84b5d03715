using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Sync.Tests;

/// <summary>Every scenario holds in every execution under every memory model.</summary>
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

    public static TheoryData<string, string> Names => [.. Scenarios.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_InAllModels_IsVerified(string type, string method)
    {
        CheckResult result = Scenarios.Check(Copy.Value, type, method);

        output.WriteLine(Scenarios.Told(result));
        Assert.True(result.Outcome == Outcome.Verified, Scenarios.Told(result));
        Assert.Equal(SequentialOnly.Contains($"{type}.{method}") ? ["sc"] : ["sc", "tso", "dotnet"], result.HoldsIn);
    }
}
