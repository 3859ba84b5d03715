using System.Collections.Concurrent;
using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Robustness;

/// <summary>What does not go as planned: code that does not come back, a checker that fails, checks at the same time.</summary>
public class RobustnessTests
{
    private const string LostUpdate = """
        int x;
        void A() { int v = x; x = v + 1; }
        void B() => A();
        void End() { if (x != 2) throw new Exception("lost"); }
        """;

    private static readonly CheckOptions Impatient = Checked.Options with { Patience = TimeSpan.FromSeconds(1) };

    [Theory]
    [InlineData("void A() { var p = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In); p.ReadByte(); } void B() { }", "ReadByte")]
    [InlineData("void A() { } void B() { var l = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); l.Start(); l.AcceptSocket(); }", "AcceptSocket")]
    [Trait("Slow", "waits until it is clear that a call does not come back")]
    public void Check_CallThatDoesNotComeBack_IsNamed(string members, string call)
    {
        CheckResult result = Checked.TwoThreads(members).Check(Impatient);

        Assert.Equal(Outcome.NotInstrumented, result.Outcome);
        Assert.Contains(call, result.Message, StringComparison.Ordinal);
    }

    /// <summary>The member is inherited from a class that itself never blocks.</summary>
    [Theory]
    [InlineData("int x; void A() { x++; var p = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In); using var r = new System.IO.StreamReader(p); r.ReadLine(); } void B() { x++; }", "ReadLine")]
    [Trait("Slow", "waits until it is clear that a call does not come back")]
    public void Check_InheritedCallThatDoesNotComeBack_IsNamed(string members, string call) => Check_CallThatDoesNotComeBack_IsNamed(members, call);

    [Fact]
    [Trait("Slow", "waits until a loop has gone round too often")]
    public void Check_ComputingForEver_IsNotVerified()
    {
        CheckResult result = Checked.TwoThreads("void A() { uint i = 1; while (i != 0) i += 2; } void B() { }").Check(Impatient);

        Assert.Equal(Outcome.NotInstrumented, result.Outcome);
        Assert.Contains("loop", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_CheckerThrows_IsAnErrorAndNotThrown()
    {
        CheckResult result = Checked.TwoThreads("int x; void A() { for (int i = 0; i < 9; i++) x++; } void B() => A();")
            .Check(Checked.Options with { Progress = _ => throw new InvalidOperationException("on purpose") });

        Assert.Equal(Outcome.Error, result.Outcome);
        Assert.Contains("on purpose", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class P(int n) { public void Run() { GC.KeepAlive(n); } }", "the constructor of P asks for n")]
    [InlineData("public class P { public void Run(int n) { } }", "P.Run has parameters")]
    [InlineData("public class P { public void Run<T>() { } }", "P.Run is generic")]
    [InlineData("public abstract class P { public void Run() { } }", "P is abstract")]
    public void Check_MethodThatCannotBeCalled_IsNoFailureOfTheProgram(string source, string words)
    {
        CheckResult result = Snippets.Rewrite(source, optimize: true).Check();

        Assert.Equal(Outcome.NotInstrumented, result.Outcome);
        Assert.StartsWith(words, result.Message, StringComparison.Ordinal);
    }

    /// <summary>With one execution only, no other one repeats a part of it.</summary>
    [Theory]
    [InlineData("object g = new(); void A() { for (long n = System.Diagnostics.Stopwatch.GetTimestamp() % 1000; n >= 0; n--) lock (g) { } } void B() { }", FailureKind.Nondeterminism)]
    [InlineData("object g = new(); void A() { for (long n = 10; n >= 0; n--) lock (g) { } } void B() { }", null)]
    public void Check_OnlyExecution_IsRunTwice(string members, FailureKind? kind)
    {
        CheckResult result = Checked.TwoThreads(members).Check(Checked.Options with { LoopBound = 5000 });

        Assert.Equal(kind, result.Kind);
    }

    [Fact]
    public void Check_NothingStarted_IsNotVerified()
    {
        CheckResult result = Snippets.Rewrite("public class P { public void Run() { } }", optimize: true).Check();

        Assert.Equal(Outcome.NotInstrumented, result.Outcome);
    }

    [Fact]
    public void Check_SameAssemblyAgain_SameResult()
    {
        RewrittenAssembly assembly = Checked.TwoThreads(LostUpdate);

        Assert.Equal(Summary(assembly.Check()), Summary(assembly.Check()));
    }

    [Fact]
    public void Check_StaticsChangedByTheCheckBefore_StartFresh()
    {
        RewrittenAssembly assembly = Checked.TwoThreads("static int x = 5; void A() { x++; } void B() { } void End() { if (x != 6) throw new Exception(x.ToString()); }");

        Assert.Equal(Outcome.Verified, assembly.Check().Outcome);
        Assert.Equal(Outcome.Verified, assembly.Check().Outcome);
    }

    [Fact]
    public void Check_AfterARefusalAFailureAndAHang_SameResultAsBefore()
    {
        RewrittenAssembly assembly = Checked.TwoThreads(LostUpdate);
        string before = Summary(assembly.Check());
        Checked.TwoThreads("void A() => System.Threading.Tasks.Task.Run(() => { }); void B() { }").Check();
        Checked.TwoThreads("bool f; void A() { while (!f) { } } void B() { }").Check();
        Checked.TwoThreads("object g = new(); void A() { Monitor.Enter(g); } void B() { lock (g) { } }").Check();

        Assert.Equal(before, Summary(assembly.Check()));
    }

    [Fact]
    public void Check_TwoAssembliesAtOnce_SameResultsAsOneByOne()
    {
        string[] programs =
        [
            "int x; void A() { for (int i = 0; i < 4; i++) { int v = x; x = v + 1; } } void B() => A();",
            "object g = new(); static int x; void A() { for (int i = 0; i < 4; i++) lock (g) x++; } void B() => A(); void End() { if (x != 8) throw new Exception(); }",
        ];
        string[] alone = [.. programs.Select(p => Summary(Checked.TwoThreads(p).Check()))];
        RewrittenAssembly[] copies = [.. programs.Select(p => Checked.TwoThreads(p))];
        var together = new ConcurrentBag<(int Program, string Summary)>();

        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
        {
            for (int n = 0; n < 5; n++)
                together.Add((i, Summary(copies[i].Check())));
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        Assert.Equal(10, together.Count);
        Assert.All(together, t => Assert.Equal(alone[t.Program], t.Summary));
    }

    [Fact]
    public void RewrittenCode_RunWithoutEngineWhileAnotherThreadChecks_DoesWhatItDoes()
    {
        RewrittenAssembly ordinary = Snippets.Rewrite(
            """
            public static class Q
            {
                static readonly object gate = new();
                static int total;

                public static int Add()
                {
                    total = 0;
                    var threads = new Thread[4];
                    for (int i = 0; i < threads.Length; i++)
                        (threads[i] = new Thread(() => { for (int n = 0; n < 500; n++) lock (gate) total++; })).Start();
                    foreach (Thread t in threads)
                        t.Join();
                    return total;
                }
            }
            """, optimize: true);
        RewrittenAssembly counter = Checked.TwoThreads("int x; void A() { for (int i = 0; i < 4; i++) { int v = x; x = v + 1; } } void B() => A();");
        string alone = Summary(counter.Check());
        bool done = false;
        var sums = new List<int>();
        var runner = new Thread(() =>
        {
            while (!Volatile.Read(ref done) || sums.Count < 10)
                sums.Add((int)ordinary.Assembly.Call("Q.Add")!);
        });
        runner.Start();
        string[] meanwhile = [.. Enumerable.Range(0, 5).Select(_ => Summary(counter.Check()))];
        Volatile.Write(ref done, true);
        runner.Join();

        Assert.All(meanwhile, m => Assert.Equal(alone, m));
        Assert.All(sums, s => Assert.Equal(2000, s));
    }

    private static string Summary(CheckResult r) => $"{r.Outcome} {r.Kind} {r.Message} {r.Executions}+{r.DeadEnds} {r.Replay} {r.Preemptions} {string.Join(",", r.Races.Select(x => x.Location))} {string.Join(",", r.Notes)}";
}
