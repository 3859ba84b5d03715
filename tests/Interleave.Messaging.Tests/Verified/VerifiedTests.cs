using Interleave.Messaging.Scenarios;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Messaging.Tests.Verified;

/// <summary>Every scenario holds in every execution; those that cannot hold fail.</summary>
[Trait("Slow", "a proof: every execution of a scenario")]
public sealed class VerifiedTests(ITestOutputHelper output)
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(MailboxScenarios).Assembly.Location));

    public static TheoryData<string, string> Names => [.. ScenarioRuns.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_InEveryExecution_HoldsUnlessItIsHopeless(string type, string method)
    {
        CheckResult result = ScenarioRuns.Check(Copy.Value, type, method);

        output.WriteLine(ScenarioRuns.Told(result));
        Outcome expected = type == nameof(HopelessScenarios) ? Outcome.Failed : Outcome.Verified;
        Assert.True(result.Outcome == expected && result.Kind != FailureKind.Nondeterminism, ScenarioRuns.Told(result));
    }
}
