using Interleave.Reports;
using Interleave.Tracing;
using Xunit;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Interleave.Tests.Reports;

/// <summary>Whatever the trace, a report comes out: also of one that the engine should not have made.</summary>
public sealed class AnyTraceTests
{
    [Fact]
    public void Write_RandomTraces_NeverThrowsAndKeepsToThePage()
    {
        var random = new Random(20);
        for (var n = 0; n < 3000; n++)
        {
            var result = Sample(random, random.Next(40));
            var width = random.Next(60, 130);

            var text = TextReportTests.Text(result, new TextOptions { Width = width, Full = n % 3 == 0 });

            Assert.All(text.Split('\n').Skip(1).Where(l => !l.StartsWith("  Replay:", StringComparison.Ordinal)), l => Assert.True(l.Length <= width, l));
            using var stream = new MemoryStream();
            JsonReport.Write([result], stream);
        }
    }

    [Fact]
    public void Write_VeryLongTrace_IsQuick()
    {
        var watch = Stopwatch.StartNew();

        TextReportTests.Text(Sample(new Random(3), 20_000), new TextOptions());

        // A report whose time grew with the square of the steps would take many minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed}");
    }

    private static CheckResult Sample(Random random, int steps)
    {
        string[] threads = ["A", "B", "main", "T1", "a longer name", "F"];
        threads = threads[..random.Next(1, threads.Length + 1)];
        string?[] names = ["x", "y.Left", "y.Right", "gate", "A", null];
        string Thread() => threads[random.Next(threads.Length)];
        string? Name() => names[random.Next(names.Length)];
        Place[] Stack() => [.. Enumerable.Range(0, random.Next(3)).Select(_ =>
            new Place("Some.Method", random.Next(3) == 0 ? null : $"/src/{(random.Next(9) == 0 ? "B" : "A")}.cs", random.Next(1, 9)))];
        T Any<T>()
            where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
        string? Value() => random.Next(8) switch { 0 => null, 1 => "null", 2 => "true", 3 => new string('v', random.Next(60)), var v => $"{v}" };

        return new CheckResult
        {
            Test = "Any.Trace",
            Outcome = Outcome.Failed,
            Kind = Any<FailureKind>(),
            Message = Value(),
            Executions = random.Next(5),
            Preemptions = random.Next(5),
            Trace = new Trace
            {
                Threads = threads,
                Steps = [.. Enumerable.Range(1, steps).Select(i => new TraceStep
                {
                    Step = i,
                    Thread = Thread(),
                    Kind = Any<StepKind>(),
                    Location = Name(),
                    Value = Value(),
                    Written = Value(),
                    ReadsFrom = random.Next(4) == 0 ? null : random.Next(steps),
                    Succeeded = random.Next(3) switch { 0 => null, 1 => true, _ => false },
                    Stack = Stack(),
                })],
                Blocked = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new BlockedThread
                {
                    Thread = Thread(),
                    Reason = Any<BlockReason>(),
                    WaitsFor = Name(),
                    HeldBy = random.Next(2) == 0 ? null : Thread(),
                    Holds = [new HeldObject("gate", null)],
                    Reads = [new LoopRead("x", "0")],
                    Stack = Stack(),
                })],
            },
        };
    }
}
