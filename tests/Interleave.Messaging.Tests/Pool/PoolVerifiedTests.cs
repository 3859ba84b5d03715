using Interleave.Tracing;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>What the pool promises of requests and workers holds in every execution.</summary>
[Trait("Slow", "a proof: every execution of a scenario, under the memory models")]
public sealed class PoolVerifiedTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Names => [.. Scenarios.Of("Pool")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_InEveryExecution_Holds(string type, string method)
    {
        CheckResult result = Scenarios.Check(type, method);

        output.WriteLine(Scenarios.Told(result));
        Assert.True(result.Outcome == Outcome.Verified, Scenarios.Told(result));
    }
}
