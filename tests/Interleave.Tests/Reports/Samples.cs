using Interleave.Tracing;
using static Interleave.Tracing.StepKind;

namespace Interleave.Tests.Reports;

/// <summary>Results as the engine would give them, for the reports' tests.</summary>
internal static class Samples
{
    public static CheckResult Milk => new TraceBuilder("TooMuchMilk.cs")
        .Read("A", 13, "Milk", "0").Read("A", 14, "Note", "false")
        .Read("B", 13, "Milk", "0").Read("B", 14, "Note", "false").Write("B", 15, "Note", "true")
        .Read("B", 16, "Milk", "0").Write("B", 16, "Milk", "1").Write("B", 17, "Note", "false")
        .Write("A", 15, "Note", "true").Read("A", 16, "Milk", "1").Write("A", 16, "Milk", "2").Write("A", 17, "Note", "false")
        .Failed(FailureKind.Assertion, "Expected exactly 1 carton, found 2.", 1, 24, "TooMuchMilk.CheckThenNote") with
    { Replay = "A2.B6.A4~1f2e3d4c" };

    public static CheckResult LostUpdate => new TraceBuilder("Counter.cs")
        .Read("A", 9, "Count", "0")
        .Read("B", 9, "Count", "0").Write("B", 9, "Count", "1")
        .Write("A", 9, "Count", "1")
        .Failed(FailureKind.Assertion, "Assert.Equal() Failure: Values differ\nExpected: 2\nActual:   1", 1, 30, "Counter.TwoIncrements") with
    { DeadEnds = 1, Replay = "A1.B2.A1~1f2e3d4c" };

    public static CheckResult TwoForks => new TraceBuilder("Philosophers.cs")
        .Do("A", 20, Enter, "fork 1")
        .Do("B", 20, Enter, "fork 2")
        .Blocked("A", 21, BlockReason.Lock, "fork 2", "B", [("fork 1", 20)])
        .Blocked("B", 21, BlockReason.Lock, "fork 1", "A", [("fork 2", 20)])
        .Blocked("main", 33, BlockReason.Join, "A")
        .Failed(FailureKind.Deadlock, "3 threads wait for each other.", 1, test: "Philosophers.LeftFirst") with
    { Replay = "A1.B1~1f2e3d4c" };

    public static CheckResult Hang => new TraceBuilder("Flags.cs")
        .Write("A", 10, "flag[0]", "true")
        .Write("B", 10, "flag[1]", "true")
        .Read("A", 11, "flag[1]", "true")
        .Read("B", 11, "flag[0]", "true")
        .Blocked("A", 11, BlockReason.Loop, reads: [new LoopRead("flag[1]", "true")])
        .Blocked("B", 11, BlockReason.Loop, reads: [new LoopRead("flag[0]", "true")])
        .Failed(FailureKind.Hang, "Waiting loops that cannot end.", 1, test: "Flags.Both") with
    { Replay = "A1.B1.A1.B1~1f2e3d4c" };

    public static CheckResult LostWakeUp => new TraceBuilder("Mailbox.cs")
        .Read("A", 12, "Ready", "false")
        .Do("B", 20, Enter, "gate").Write("B", 21, "Ready", "true").Do("B", 22, Pulse, "gate").Do("B", 23, Exit, "gate")
        .Do("A", 14, Enter, "gate").Do("A", 15, Wait, "gate")
        .Blocked("A", 15, BlockReason.Wait, "gate")
        .Failed(FailureKind.Deadlock, "A waits for ever.", 1, test: "Mailbox.Wake") with
    { Replay = "A1.B4.A2~1f2e3d4c" };

    public static CheckResult VerifiedWithRace => new()
    {
        Test = "Publication.DoubleChecked",
        Outcome = Outcome.Verified,
        Executions = 1412,
        DeadEnds = 3,
        Seconds = 0.31,
        Races = [new Race("Instance", new RaceSide("A", Write, Place("Publication.cs", 20)), new RaceSide("B", Read, Place("Publication.cs", 15)))],
        Notes = ["Excluded as asked: Vendor.*; its calls are single steps"],
    };

    public static CheckResult NoBugFound => new()
    {
        Test = "Buffer.ThreeProducers",
        Outcome = Outcome.NoBugFound,
        Message = "the time of 60 s is up",
        Executions = 1_234_567,
        DeadEnds = 12,
        Pending = 31,
        EstimatedExecutions = 4_321_987,
        Seconds = 60.02,
        Notes = ["A loop at Buffer.cs:40 went round 500 times in 12 executions, which is the bound (--loop-bound)."],
    };

    public static CheckResult NotInstrumented => new()
    {
        Test = "Server.Accepts",
        Outcome = Outcome.NotInstrumented,
        Message = "Socket.Accept blocks outside the checker's control; replace it in the test, or leave its caller out with --exclude Server.Network.",
        Place = Place("Server.cs", 88),
        Seconds = 0.004,
    };

    public static CheckResult Error => new() { Test = "A.B", Outcome = Outcome.Error, Message = "InvalidOperationException: no such event" };

    public static CheckResult TornPair => new TraceBuilder("Ledger.cs")
        .Write("A", 8, "Pair.Left", "1")
        .Read("B", 12, "Pair.Left", "1").Read("B", 12, "Pair.Right", "0")
        .Write("A", 8, "Pair.Right", "1")
        .Failed(FailureKind.Race, "Pair is torn.", 1);

    public static CheckResult Leak => new TraceBuilder("Gate.cs")
        .Do("A", 5, Enter, "gate").Do("A", 6, Enter, "gate").Do("A", 9, Exit, "gate")
        .Failed(FailureKind.Leak, "gate is held at the end.", 0);

    public static IReadOnlyList<CheckResult> All =>
        [Milk, LostUpdate, TwoForks, Hang, LostWakeUp, VerifiedWithRace, NoBugFound, NotInstrumented, Error, TornPair, Leak];

    private static Place Place(string file, int line) => new("Sample.Test", $"/src/{file}", line);
}
