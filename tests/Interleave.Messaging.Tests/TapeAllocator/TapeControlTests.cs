using Interleave.Messaging.Tests.Verified;
using Interleave.Tests;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Messaging.Tests.TapeAllocator;

/// <summary>With one thing wrong in the tape allocator's protocol, a scenario of it fails.</summary>
[Trait("Slow", "compiles and rewrites the server for each, and may search long for what is wrong")]
public sealed class TapeControlTests
{
    private static readonly BrokenLibrary Server = new(
        [
            "samples/TapeAllocator/TapeServer.cs", "samples/TapeAllocator/ITapeOffice.cs",
            "tests/Interleave.Messaging.Scenarios/TapeAllocator", "tests/Interleave.Sync.Scenarios/Expect.cs", "tests/Interleave.Sync.Scenarios/Together.cs",
        ],
        instead: [("Expectations.cs", "global using Interleave.Sync.Scenarios;")]);

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
    [MemberData(nameof(Wrong))]
    public void Scenario_OfABrokenServer_Fails(string right, string wrong, string scenario)
    {
        CheckResult result = ScenarioRuns.Check(Server.With("TapeServer.cs", right, wrong), "TapeAllocator.TapeScenarios", scenario);

        Assert.True(result.Outcome == Outcome.Failed && result.Kind != FailureKind.Nondeterminism, ScenarioRuns.Told(result));
    }
}
