using Interleave.Reports;
using Interleave.Tracing;
using Xunit;
using static Interleave.Tracing.StepKind;

namespace Interleave.Tests.Reports;

/// <summary>Each explanation is found where it is true, and not where it is not.</summary>
public sealed class DetectorTests
{
    /// <summary>A second look under the lock: right, though the first one is out of date.</summary>
    internal static CheckResult DoubleChecked => new TraceBuilder("Lazy.cs")
        .Read("A", 10, "Instance", "null")
        .Read("B", 10, "Instance", "null").Do("B", 11, Enter, "gate").Read("B", 12, "Instance", "null").Write("B", 13, "Instance", "it").Do("B", 14, Exit, "gate")
        .Do("A", 11, Enter, "gate").Read("A", 12, "Instance", "it").Do("A", 14, Exit, "gate")
        .Failed(FailureKind.Assertion, "for another reason", 1);

    [Fact]
    public void StaleCheck_NoteTestedBeforeItWasLeft_IsExplained() =>
        Assert.Equal(
            "A decided at :14 on Note = false (step 2); B changed Note (steps 5 and 8) before A acted on it at :15 (step 9). "
            + "Testing and writing Note must be one atomic step.",
            WhatWentWrong.Explain(Samples.Milk));

    [Fact]
    public void StaleCheck_OwnReadInsideTheAct_IsNoSecondLook()
    {
        var result = new TraceBuilder("Milk.cs")
            .Read("A", 10, "Milk", "0")
            .Read("B", 10, "Milk", "0").Read("B", 11, "Milk", "0").Write("B", 11, "Milk", "1")
            .Read("A", 11, "Milk", "1").Write("A", 11, "Milk", "2")
            .Failed(FailureKind.Assertion, "two", 1);

        Assert.StartsWith("A decided at :10 on Milk = 0 (step 1); B changed Milk (step 4)", WhatWentWrong.Explain(result));
    }

    [Fact]
    public void StaleCheck_AtomicUpdateAsTheAct_IsExplained()
    {
        var result = new TraceBuilder("Seats.cs")
            .Read("A", 10, "Free", "1")
            .Read("B", 10, "Free", "1").Update("B", 11, "Free", "1", "0")
            .Update("A", 11, "Free", "0", "-1")
            .Failed(FailureKind.Assertion, "sold twice", 1);

        Assert.StartsWith("A decided at :10 on Free = 1 (step 1); B changed Free (step 3)", WhatWentWrong.Explain(result));
    }

    [Fact]
    public void StaleCheck_SecondLookUnderTheLock_IsNotBlamed() => Assert.Null(WhatWentWrong.Explain(DoubleChecked));

    [Fact]
    public void StaleCheck_WrongInEverySchedule_IsNotBlamed()
    {
        var result = new TraceBuilder("Plain.cs")
            .Read("A", 10, "x", "0").Write("A", 11, "x", "1")
            .Read("B", 10, "x", "1").Write("B", 11, "x", "2")
            .Failed(FailureKind.Assertion, "x is 2", 0);

        Assert.Null(WhatWentWrong.Explain(result));
    }

    [Fact]
    public void LostUpdate_WriteFromAnOldValue_IsExplained() =>
        Assert.Equal(
            "A wrote Count = 1 at :9 (step 4) from the 0 it had read at step 1, so the 1 that B wrote in between (step 3) is lost. "
            + "Reading and writing Count must be one atomic step.",
            WhatWentWrong.Explain(Samples.LostUpdate));

    [Fact]
    public void LostUpdate_FreshRead_IsNotBlamed()
    {
        var result = new TraceBuilder("Counter.cs")
            .Write("B", 9, "Count", "1").Read("A", 9, "Count", "1").Write("A", 9, "Count", "2")
            .Failed(FailureKind.Assertion, "Count is 2", 0);

        Assert.Null(WhatWentWrong.Explain(result));
    }

    [Fact]
    public void LostUpdate_OtherLocation_IsNotBlamed()
    {
        var result = new TraceBuilder("Counter.cs")
            .Read("A", 9, "Count", "0").Write("B", 9, "Total", "1").Write("A", 9, "Count", "1")
            .Failed(FailureKind.Assertion, "no", 1);

        Assert.Null(WhatWentWrong.Explain(result));
    }

    [Fact]
    public void LostWakeUp_PulseBeforeTheWait_IsExplained() =>
        Assert.StartsWith(
            "B woke gate at :22 (step 4) when nobody waited on it, so that was lost; A began to wait at :15 (step 7) only afterwards",
            WhatWentWrong.Explain(Samples.LostWakeUp));

    [Fact]
    public void LostWakeUp_SomebodyWaitedAtThePulse_IsNotBlamed()
    {
        var result = new TraceBuilder("Mailbox.cs")
            .Do("C", 14, Enter, "gate").Do("C", 15, Wait, "gate")
            .Do("B", 20, Enter, "gate").Do("B", 22, Pulse, "gate").Do("B", 23, Exit, "gate")
            .Do("C", 15, Reenter, "gate").Do("C", 16, Exit, "gate")
            .Do("A", 14, Enter, "gate").Do("A", 15, Wait, "gate")
            .Blocked("A", 15, BlockReason.Wait, "gate")
            .Failed(FailureKind.Deadlock, "A waits", 0);

        Assert.Equal("A waits on gate (:15), and no thread is left to wake it.", WhatWentWrong.Explain(result));
    }

    [Fact]
    public void Deadlock_TwoForks_IsToldAsACircle() =>
        Assert.Equal(
            "A holds fork 1 (:20) and waits for fork 2 (:21), held by B; B holds fork 2 (:20) and waits for fork 1 (:21), held by A.",
            WhatWentWrong.Explain(Samples.TwoForks));

    [Fact]
    public void Deadlock_JoinWhileHoldingALock_IsToldAsACircle()
    {
        var result = new TraceBuilder("Stop.cs")
            .Do("main", 8, Enter, "gate")
            .Blocked("main", 9, BlockReason.Join, "A", holds: [("gate", 8)])
            .Blocked("A", 20, BlockReason.Lock, "gate", "main")
            .Failed(FailureKind.Deadlock, "stuck", 0);

        Assert.Equal(
            "main holds gate (:8) and waits for the end of A (:9); A waits for gate (:20), held by main.",
            WhatWentWrong.Explain(result));
    }

    [Fact]
    public void Deadlock_LockOfItsOwn_IsTold()
    {
        var result = new TraceBuilder("Self.cs").Do("A", 3, SemaphoreWait, "mutex")
            .Blocked("A", 4, BlockReason.Semaphore, "mutex", "A", [("mutex", 3)])
            .Failed(FailureKind.Deadlock, "stuck", 0);

        Assert.Equal("A waits for mutex (:4), which it holds itself (:3).", WhatWentWrong.Explain(result));
    }

    [Fact]
    public void Deadlock_WithoutACircle_NamesOnlyTheRoot()
    {
        var result = new TraceBuilder("Buffer.cs").Do("A", 3, SemaphoreRelease, "full")
            .Blocked("main", 9, BlockReason.Join, "B")
            .Blocked("B", 4, BlockReason.Semaphore, "empty")
            .Failed(FailureKind.Deadlock, "stuck", 0);

        Assert.Equal(
            "B waits for empty (:4), which has nothing left, and no thread is left to give it back.",
            WhatWentWrong.Explain(result));
    }

    [Fact]
    public void Hang_NamesTheLoopAndTheWriteThatIsMissing() =>
        Assert.Equal(
            "A goes round its loop at :11 for ever: each time it reads flag[1] = true; B goes round its loop at :11 for ever: each time it reads flag[0] = true. "
            + "Only another write to flag[1] or flag[0] would end it; the last was flag[1] = true by B at :10 (step 2), and no thread that is left makes one.",
            WhatWentWrong.Explain(Samples.Hang));

    [Fact]
    public void TornValue_OnePartNewOneOld_IsExplained() =>
        Assert.StartsWith(
            "B read Pair in parts at :12: Pair.Left = 1 as A wrote it at :8 (step 1), Pair.Right = 0 from before that.",
            WhatWentWrong.Explain(Samples.TornPair));

    [Fact]
    public void TornValue_BothPartsNew_IsNotBlamed()
    {
        var result = new TraceBuilder("Ledger.cs")
            .Write("A", 8, "Pair.Left", "1").Write("A", 8, "Pair.Right", "1")
            .Read("B", 12, "Pair.Left", "1").Read("B", 12, "Pair.Right", "1")
            .Failed(FailureKind.Race, "another", 0);

        Assert.Null(WhatWentWrong.Explain(result));
    }

    [Fact]
    public void TornValue_TwoStatements_IsNotBlamed()
    {
        var result = new TraceBuilder("Ledger.cs")
            .Write("A", 8, "Pair.Left", "1").Read("B", 12, "Pair.Left", "1").Read("B", 12, "Pair.Right", "0").Write("A", 9, "Pair.Right", "1")
            .Failed(FailureKind.Race, "another", 1);

        Assert.Null(WhatWentWrong.Explain(result));
    }

    [Fact]
    public void Leak_NamesWhoTookIt() =>
        Assert.StartsWith("A took gate at :5 (step 1) and ended without releasing it.", WhatWentWrong.Explain(Samples.Leak));

    [Fact]
    public void Leak_Released_IsNotBlamed()
    {
        var result = new TraceBuilder("Gate.cs").Do("A", 5, Enter, "gate").Do("A", 9, Exit, "gate").Failed(FailureKind.Leak, "another", 0);

        Assert.Null(WhatWentWrong.Explain(result));
    }

    [Fact]
    public void NotAFailure_IsNotExplained() => Assert.Null(WhatWentWrong.Explain(Samples.VerifiedWithRace));
}
