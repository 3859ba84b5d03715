using Interleave.Tests;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Messaging.Tests.TapeAllocator;

/// <summary>The protocol of the tape allocator holds in every execution, and does not when one thing is wrong in it.</summary>
[Trait("Slow", "proofs: every execution of a scenario, under the memory models")]
public sealed class TapeVerifiedTests(ITestOutputHelper output)
{
    private static readonly BrokenSources Sources = new(
        "samples/TapeAllocator/TapeServer.cs", "samples/TapeAllocator/ITapeOffice.cs",
        "tests/Interleave.Messaging.Scenarios/TapeAllocator", "tests/Interleave.Messaging.Scenarios/Expect.cs");

    public static TheoryData<string, string> Names => [.. Scenarios.Of("TapeAllocator")];

    /// <summary>What is right in the server, what is wrong instead, and the scenario that must find it.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "Array.IndexOf(_owners, null)", "0", "TwoUsersOneDrive" },
        { "            await office.AnswerAsync(user, \"rejected\");\n            return;\n        }\n        _owners", "            return;\n        }\n        _owners", "TwoUsersOneDrive" },
        { "        _owners[drive] = null;\n", "", "ReturnMeetsARequest" },
        { "                case [Died]:\n                    await TakeBackAllAsync(message.Sender);\n                    break;\n", "", "DeathMeetsARequest" },
        { "        if (!await office.AnswerAsync(user, $\"granted {drive + 1} {HandlerOf(drive)}\"))\n            await TakeBackAllAsync(user);\n", "        await office.AnswerAsync(user, $\"granted {drive + 1} {HandlerOf(drive)}\");\n", "RequestOfTheDead" },
        { "            if (_owners[drive] == user)\n", "            if (_owners[drive] is not null)\n", "DeathMeetsARequest" },
        { " || _owners[drive] != user)", ")", "NotItsOwn" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_InEveryExecution_Holds(string type, string method)
    {
        CheckResult result = Scenarios.Check(type, method);

        output.WriteLine(Scenarios.Told(result));
        Assert.True(result.Outcome == Outcome.Verified, Scenarios.Told(result));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Scenario_OfABrokenServer_Fails(string right, string wrong, string scenario)
    {
        CheckResult result = Scenarios.Check(Sources.With("TapeServer.cs", right, wrong), "TapeAllocator.TapeScenarios", scenario);

        Assert.True(result.Outcome == Outcome.Failed && result.Kind != FailureKind.Nondeterminism, Scenarios.Told(result));
    }
}
