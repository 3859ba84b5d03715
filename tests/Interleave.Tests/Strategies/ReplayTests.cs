using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Strategies;

/// <summary>Schedules that are followed again.</summary>
public class ReplayTests
{
    private const string LostUpdate = """
        int x;
        void A() { int v = x; x = v + 1; }
        void B() { int v = x; x = v + 1; }
        void End() { if (x != 2) throw new Exception("lost"); }
        """;

    private readonly RewrittenAssembly assembly = Checked.TwoThreads(LostUpdate);

    [Fact]
    public void Replay_TokenOfAFailure_FailsTheSameWay()
    {
        CheckResult found = assembly.Check();

        CheckResult replayed = assembly.Replay(found.Replay!);

        Assert.Equal((found.Outcome, found.Kind, found.Message, found.Place, found.Preemptions, found.Replay), (replayed.Outcome, replayed.Kind, replayed.Message, replayed.Place, replayed.Preemptions, replayed.Replay));
        Assert.Equal(Text(found), Text(replayed));
        Assert.Empty(replayed.Notes);
        Assert.Equal(1, replayed.Executions);
    }

    [Fact]
    public void Replay_OnAFreshCopy_FailsTheSameWay()
    {
        CheckResult found = assembly.Check();

        Assert.Equal(Text(found), Text(Checked.TwoThreads(LostUpdate).Replay(found.Replay!)));
    }

    [Fact]
    public void Replay_RunsOnly_FailsTheSameWay()
    {
        CheckResult found = assembly.Check();
        string runs = found.Replay![..found.Replay!.IndexOf('~')];

        CheckResult replayed = assembly.Replay(runs);

        Assert.Equal((Outcome.Failed, found.Kind, found.Message), (replayed.Outcome, replayed.Kind, replayed.Message));
        Assert.Equal(Text(found), Text(replayed));
    }

    [Fact]
    public void Replay_RunsAndHashOnly_FailsTheSameWay()
    {
        CheckResult found = assembly.Check();
        string token = found.Replay![..found.Replay!.IndexOf('.', found.Replay!.IndexOf('~'))];

        Assert.Equal(Text(found), Text(assembly.Replay(token)));
    }

    [Theory]
    [InlineData("A1.B2.A1", true)]
    [InlineData("B1.A2.B1", true)]
    [InlineData("A1.B1.A1.B1", true)]
    [InlineData("A1.B1.B1.A1", true)]
    [InlineData("A2.B2", false)]
    [InlineData("B2.A2", false)]
    public void Replay_WrittenByHand_DoesWhatItSays(string token, bool fails)
    {
        CheckResult replayed = assembly.Replay(token);

        Assert.Equal(fails ? Outcome.Failed : Outcome.NoBugFound, replayed.Outcome);
        Assert.Empty(replayed.Notes);
        Assert.Equal(Expand(token), replayed.Trace!.Steps.Where(s => s.Thread != "main").Select(s => s.Thread));
    }

    [Theory]
    [InlineData("A1.C1.B2.A1~00000000", 2)]
    [InlineData("A2.B1.A1.B1", 4)]
    [InlineData("B3.A2", 3)]
    [InlineData("Nobody1~00000000", 1)]
    public void Replay_ThatCannotBeFollowed_SaysAtWhichStep(string token, int step)
    {
        CheckResult replayed = assembly.Replay(token);

        Assert.Contains(replayed.Notes, n => n.EndsWith($"it diverged at step {step}.", StringComparison.Ordinal));
    }

    [Fact]
    public void Replay_HashOfOtherCode_SaysThatTheCodeHasChanged()
    {
        CheckResult found = assembly.Check();
        ReplayToken token = ReplayToken.Parse(found.Replay!);
        Assert.Equal(assembly.Hash, token.Hash);

        CheckResult replayed = assembly.Replay((token with { Hash = token.Hash == "00000000" ? "11111111" : "00000000" }).ToString());

        Assert.Contains(replayed.Notes, n => n.Contains("code has changed", StringComparison.Ordinal));
        Assert.Equal(Outcome.Failed, replayed.Outcome);
    }

    [Fact]
    public void Hash_OfTheSameInstructions_IsTheSame_OfOthers_IsNot()
    {
        RewrittenAssembly same = Checked.TwoThreads($"\n\n[Obsolete(\"an attribute, and lines\")] public int Unused() => 0;\n{LostUpdate}");
        RewrittenAssembly marked = Checked.TwoThreads($"public int Unused() => 0; {LostUpdate}");
        RewrittenAssembly other = Checked.TwoThreads(LostUpdate.Replace("v + 1", "v + 3", StringComparison.Ordinal));

        Assert.Equal(marked.Hash, same.Hash);
        Assert.NotEqual(assembly.Hash, marked.Hash);
        Assert.NotEqual(assembly.Hash, other.Hash);
        Assert.Matches("^[0-9a-f]{8}$", assembly.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("A0")]
    [InlineData("A1~xyz")]
    public void Replay_NoToken_Throws(string token) => Assert.Throws<FormatException>(() => assembly.Replay(token));

    [Fact]
    public void Replay_FactsThatNameNoMemory_Throws() =>
        Assert.Contains("names no memory", Wrong("A1.B2.A1~00000000.999"), StringComparison.Ordinal);

    [Theory]
    [InlineData("A1.C2.A1")]
    [InlineData("A1.B2.C1")]
    [InlineData("C9")]
    public void Replay_ThreadThatThereIsNot_ThrowsAndNamesThoseThereAre(string token) =>
        Assert.Matches("names a thread C; .*A, B$", Wrong(token));

    /// <summary>The control: as long as the thread is not needed for the failure, nothing is wrong with the token.</summary>
    [Fact]
    public void Replay_WithoutTheLastRun_IsFollowed() => Assert.Equal(0, assembly.Replay("A1.B2").DivergedAt);

    [Fact]
    public void Replay_EarlierWritesWithoutAModelThatHasThem_Throws() =>
        Assert.Contains("names no memory model", Wrong("A1.B2.A1~00000000.3b1"), StringComparison.Ordinal);

    private string Wrong(string token) => Assert.ThrowsAny<FormatException>(() => assembly.Replay(token)).Message;

    /// <summary>A failure that no step leads to has a schedule, too.</summary>
    [Fact]
    public void Replay_FailureWithoutAnyStep_CanBeReplayed()
    {
        RewrittenAssembly stepless = Checked.TwoThreads("void A() { throw new Exception(\"at once\"); } void B() { }");
        CheckResult found = stepless.Check();

        Assert.Equal(FailureKind.Exception, found.Kind);
        Assert.Equal(FailureKind.Exception, stepless.Replay(found.Replay!).Kind);
    }

    private static IEnumerable<string> Expand(string token) =>
        ReplayToken.Parse(token).Runs.SelectMany(r => Enumerable.Repeat(r.Thread, r.Steps));

    private static string Text(CheckResult result) => string.Join('\n', result.Trace!.Steps.Select(s =>
        $"{s.Step} {s.Thread} {s.Kind} {s.Location} {s.Value} {s.Written} {s.ReadsFrom} {s.Succeeded} {s.Text} {s.Stack.FirstOrDefault()}"));
}
