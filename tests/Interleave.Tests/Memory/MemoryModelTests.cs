using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Memory;

/// <summary>A check under all memory models: in which it holds, and what is told where it does not.</summary>
public class MemoryModelTests
{
    private const string BothZero = """void End() { if (r0 == 0 && r1 == 0) throw new System.Exception("both found nothing"); }""";

    private static readonly CheckOptions All = Checked.Options with { Memory = MemoryChoice.All };

    private static RewrittenAssembly StoreBuffering(string between) => Checked.TwoThreads(
        $"int x, y, r0, r1; void A() {{ x = 1; {between} r0 = y; }} void B() {{ y = 1; {between} r1 = x; }} {BothZero}");

    private static RewrittenAssembly MessagePassing(string flag) => Checked.TwoThreads(
        $$"""{{flag}} bool ready; int data, found = 1; void A() { data = 1; ready = true; } void B() { if (ready) found = data; } void End() { if (found == 0) throw new System.Exception("not there"); }""");

    [Fact]
    public void Check_StoreBuffering_FailsUnderTsoAndSaysWhatIsInTheBuffer()
    {
        CheckResult result = StoreBuffering("").Check(All);

        Assert.Equal((Outcome.Failed, "tso"), (result.Outcome, result.Memory));
        Assert.Equal(["sc"], result.Earlier.Select(r => r.Memory));
        Assert.Equal(Outcome.Verified, result.Earlier[0].Outcome);
        TraceStep stale = Assert.Single(result.Trace!.Steps, s => s.Missed is not null);
        Assert.Equal(StepKind.Write, result.Trace.Steps[stale.Missed!.Value - 1].Kind);
        Assert.Contains("store buffer", stale.Why, StringComparison.Ordinal);
        Assert.Matches("took the initial value, 0, not [AB]'s [xy] = 1 at :[0-9]+ \\(step [0-9]\\): [AB]'s write of [xy] \\(step [0-9]\\) was still in [AB]'s store buffer when [AB] did its read of [xy] \\(step [0-9]\\)", Flat(result));
    }

    [Fact]
    public void Check_StoreBufferingWithFences_HoldsInAllModels()
    {
        CheckResult result = StoreBuffering("Interlocked.MemoryBarrier();").Check(All);

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Equal(["sc", "tso", "dotnet"], result.HoldsIn);
        Assert.Equal(["sc", "tso"], result.Earlier.Select(r => r.Memory));
        Assert.Contains("VERIFIED under sc, tso and dotnet", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MessageWithoutOrder_FailsUnderDotNetOnly()
    {
        CheckResult result = MessagePassing("").Check(All);

        Assert.Equal((Outcome.Failed, "dotnet"), (result.Outcome, result.Memory));
        Assert.Equal(["sc", "tso"], result.Earlier.Select(r => r.Memory));
        Assert.Contains("nothing orders", Flat(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MessageThroughVolatile_HoldsInAllModels() =>
        Assert.Equal(["sc", "tso", "dotnet"], MessagePassing("volatile").Check(All).HoldsIn);

    /// <summary>Of all executions that fail, the one that is told has the fewest preemptions, and of these the fewest steps.</summary>
    [Fact]
    public void Check_FailureUnderAWeakModel_IsToldByItsShortestSchedule()
    {
        CheckResult result = Checked.TwoThreads(
            """
            int data, ready, turn, found = 1;
            void A() { turn = 1; if (turn == 2) turn = 3; if (turn == 3) turn = 4; data = 1; ready = 1; }
            void B() { if (turn == 1) turn = 2; if (ready == 1) found = data; }
            void End() { if (found == 0) throw new System.Exception("not there"); }
            """).Check(All);

        Assert.Equal((Outcome.Failed, "dotnet"), (result.Outcome, result.Memory));
        Assert.Equal((0, 8), (result.Preemptions, result.Trace!.Steps.Count));
        Assert.Equal(2, result.Trace.Steps.Count(s => s.Missed is not null));
        Assert.Matches(@"B read turn at \S+ \(step 6\) and took the initial value, 0, not A's turn = 1 at \S+ \(step 1\): nothing that B has seen comes after that, so it may as well have been done before\.", Flat(result));
    }

    /// <summary>An attempt that has found an object as it was before is told and replayed like a read.</summary>
    [Fact]
    public void Check_AttemptThatFindsAnEarlierState_IsToldAndReplayed()
    {
        RewrittenAssembly assembly = Checked.TwoThreads(
            """
            AutoResetEvent first = new(false), second = new(false); bool r0, r1;
            void A() { first.Set(); r0 = second.WaitOne(0); }
            void B() { second.Set(); r1 = first.WaitOne(0); }
            void End() { if (!r0 && !r1) throw new System.Exception("neither has seen the other"); }
            """);

        CheckResult result = assembly.Check(All);

        Assert.Equal((Outcome.Failed, "dotnet"), (result.Outcome, result.Memory));
        Assert.Contains("found what A's step 1", Flat(result));
        Assert.Contains("as it was before: nothing orders A's steps 1 and 2", Flat(result));
        Assert.Equal(result.Kind, assembly.Replay(result.Replay!).Kind);
    }

    [Theory]
    [InlineData("tso")]
    [InlineData("dotnet")]
    public void Replay_TokenOfAWeakExecution_FailsTheSameWay(string model)
    {
        RewrittenAssembly assembly = model == "tso" ? StoreBuffering("") : MessagePassing("");
        CheckResult found = assembly.Check(All);

        CheckResult replayed = assembly.Replay(found.Replay!);

        Assert.Equal((Outcome.Failed, model, found.Kind, found.Message), (replayed.Outcome, replayed.Memory, replayed.Kind, replayed.Message));
        Assert.Equal(found.Trace!.Steps.Select(s => (s.Thread, s.Location, s.Value, s.ReadsFrom, s.Missed)), replayed.Trace!.Steps.Select(s => (s.Thread, s.Location, s.Value, s.ReadsFrom, s.Missed)));
        Assert.Empty(replayed.Notes);
    }

    [Theory]
    [InlineData("lock (this)")]
    [InlineData("if (Interlocked.Exchange(ref y, 1) == 0)")]
    public void Check_EverythingShared_Ordered_IsExploredOnce(string guard)
    {
        CheckResult result = Checked.TwoThreads($"int x, y; void A() {{ {guard} {{ x++; }} }} void B() {{ {guard} {{ x++; }} }}").Check(All);

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Equal(["sc", "tso", "dotnet"], result.HoldsIn);
        Assert.Empty(result.Earlier);
    }

    /// <summary>Whoever finds the lock taken knows that it is, not what was done before: that is no order.</summary>
    [Fact]
    public void Check_FailedAttemptAsMessage_FailsUnderDotNet()
    {
        CheckResult result = Checked.TwoThreads(
            """
            int x, r = 1; readonly object gate = new();
            void A() { x = 1; Monitor.Enter(gate); Monitor.Exit(gate); }
            void B() { if (Monitor.TryEnter(gate)) Monitor.Exit(gate); else r = x; }
            void End() { if (r == 0) throw new System.Exception("seen to be locked, not what was done before"); }
            """).Check(All);

        Assert.Equal((Outcome.Failed, "dotnet"), (result.Outcome, result.Memory));
    }

    [Theory]
    [InlineData("bool", "", "dotnet")]
    [InlineData("volatile bool", "", null)]
    [InlineData("bool", "Thread.Yield();", null)]
    public void Check_WaitingLoop_MayBeHoistedWhereItReadsOnlyPlainMemory(string type, string body, string? fails)
    {
        RewrittenAssembly assembly = Checked.TwoThreads($"{type} ready; void A() {{ while (!ready) {{ {body} }} }} void B() {{ ready = true; }}");

        CheckResult result = assembly.Check(All);

        Assert.Equal(fails is null ? Outcome.Verified : Outcome.Failed, result.Outcome);
        if (fails is null)
            return;
        Assert.Equal((FailureKind.Hang, fails), (result.Kind, result.Memory));
        Assert.Contains("may never end: it reads only plain memory", result.Message, StringComparison.Ordinal);
        Assert.Contains(result.Trace!.Blocked, b => b.Reason == BlockReason.Loop && b.Thread == "A");
        Assert.Equal(FailureKind.Hang, assembly.Replay(result.Replay!).Kind);
    }

    [Theory]
    [InlineData("r0 = x; y = 1;", "r1 = y; x = 1;", true)]
    [InlineData("r0 = x; Interlocked.MemoryBarrier(); y = 1;", "r1 = y; Interlocked.MemoryBarrier(); x = 1;", false)]
    [InlineData("x = 1; y = 1;", "r0 = x; r1 = y;", false)]
    public void Check_PlainReadBeforePlainWrite_SaysThatLoadBufferingIsNotExplored(string a, string b, bool told)
    {
        CheckResult result = Checked.TwoThreads($"int x, y, r0, r1; void A() {{ {a} }} void B() {{ {b} }}").Check(All);

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Equal(told, result.LoadBufferingNotExplored);
        Assert.Equal(told, Text(result).Contains("VERIFIED (load buffering not explored)", StringComparison.Ordinal));
    }

    /// <summary>What is written into an object before a reference to it is stored is seen by whoever reads it through that reference.</summary>
    [Theory]
    [InlineData("Box b = new Box(); b.f = 1; shared = b;", "Box b = shared; if (b != null && b.f == 0)", true)]
    [InlineData("Box b = new Box(); b.f = 1; Box o = new Box(); o.inner = b; shared = o;", "Box o = shared; if (o != null && o.inner.f == 0)", true)]
    [InlineData("box.f = 1; shared = box;", "Box b = shared; if (b != null && b.f == 0)", true)]
    [InlineData("box.f = 1; shared = box;", "if (shared != null && shared.f == 0)", true)]
    [InlineData("box.f = 1; shared = box;", "if (shared != null && box.f == 0)", false)]
    [InlineData("other.f = 1; shared = box;", "if (shared != null && other.f == 0)", false)]
    public void Check_PublishedObject_IsSeenWhole(string a, string b, bool holds)
    {
        CheckResult result = Checked.TwoThreads(
            $$"""
            sealed class Box { public int f; public Box inner; }
            Box shared, box = new Box(), other = new Box();
            void A() { {{a}} }
            void B() { {{b}} throw new System.Exception("seen half"); }
            """).Check(All);

        Assert.Equal(holds ? Outcome.Verified : Outcome.Failed, result.Outcome);
        Assert.Equal("dotnet", result.Memory);
    }

    [Fact]
    public void Check_RandomUnderAWeakerModel_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => StoreBuffering("").Check(All with { Strategy = StrategyKind.Random, Memory = MemoryChoice.Tso }));

    [Fact]
    public void Check_RandomUnderAll_SaysWhatWasNotExplored() =>
        Assert.Contains(
            StoreBuffering("").Check(All with { Strategy = StrategyKind.Random, MaxExecutions = 50 }).Notes,
            n => n.Contains("tso and dotnet were not explored", StringComparison.Ordinal));

    private static string Text(CheckResult result)
    {
        using var text = new StringWriter();
        TextReport.Write(result, text);
        return text.ToString();
    }

    /// <summary>The report without line breaks.</summary>
    private static string Flat(CheckResult result) => string.Join(' ', Text(result).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
