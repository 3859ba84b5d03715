using Interleave.Tests;
using Interleave.Tracing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Interleave.Messaging.Tests.Verified;

/// <summary>With one thing wrong in a protocol, its scenario fails.</summary>
[Trait("Slow", "compiles and rewrites the library for each, and may search long for what is wrong")]
public sealed class ControlTests
{
    // Serializers of JSON need code that is generated, which no scenario uses.
    private const string NoJson = """
        namespace Interleave.Messaging.Serialization;
        public static class JsonMessageSerializer { public static IMessageSerializer Simple => null!; }
        """;

    private static readonly BrokenLibrary Library = new(
        // All but the pool, whose messages to a log need code that is generated, and the samples' scenarios.
        [
            .. new[] { "Frames", "Links", "Mailboxes", "Reliable", "Rpc", "Serialization", "Transports", "PostOffice.Links.cs", "PostOffice.Send.cs", "PostOffice.cs", "PostOfficeOptions.cs" }.Select(f => "src/Interleave.Messaging/" + f),
            .. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests/Interleave.Messaging.Scenarios"), "*.cs"),
        ],
        [
            ("JsonMessageSerializer.cs", NoJson),
            ("Usings of the scenarios.cs", "global using Interleave.Sync.Scenarios;"),
            ("Expect.cs", RepositoryFiles.Read("tests/Interleave.Sync.Scenarios/Expect.cs")),
            ("Together.cs", RepositoryFiles.Read("tests/Interleave.Sync.Scenarios/Together.cs")),
        ],
        [typeof(ILogger).Assembly]);

    /// <summary>A file, what is right in it, what is wrong instead, and the scenario that must find it.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "StopAndWaitReceiver.cs", "if (packet.Number == _expected)", "if (packet.Number >= 0)", "StopAndWaitScenarios.AlternatingNumbers" },
        { "StopAndWaitSender.cs", "if (IsDone || next != following)", "if (IsDone)", "StopAndWaitScenarios.AlternatingNumbers" },
        { "StopAndWaitReceiver.cs", "        return _expected;", "        return space.After(packet.Number, 2);", "StopAndWaitScenarios.AlternatingNumbers" },
        { "SlidingWindowReceiver.cs", "if (distance < window)", "if (distance >= 0)", "SlidingWindowScenarios.NumbersComeAgain" },
        { "SlidingWindowSender.cs", "_first = next;", "_first = _space.After(_first, 1);", "SlidingWindowScenarios.NumbersComeAgain" },
        { "MailboxQueue.cs", "!TryTake(ref _messages, which, out Entry taken) && !TryTake(ref _senders, which, out taken)", "!TryTake(ref _senders, which, out Entry taken) && !TryTake(ref _messages, which, out taken)", "MailboxScenarios.InOrder" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Scenario_OfABrokenLibrary_Fails(string file, string right, string wrong, string scenario)
    {
        string[] parts = scenario.Split('.');

        CheckResult result = ScenarioRuns.Check(Library.With(file, right, wrong), parts[0], parts[1]);

        Assert.True(result.Outcome == Outcome.Failed && result.Kind != FailureKind.Nondeterminism, ScenarioRuns.Told(result));
    }
}
