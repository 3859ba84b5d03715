using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.SeenThrough;

/// <summary>Code that the user leaves out: its calls are single steps, what they use is seen, and the report names it.</summary>
public class LeftOutTests
{
    /// <summary>Each program has a class that is left out, the two threads' body, and what must hold at the end.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "public static class Out { public static int x; }", "int v = Left.Out.x; Left.Out.x = v + 1;", "true" },
        { "public static class Out { static int x; public static void Inc() { x++; } }", "Left.Out.Inc();", "true" },
        { "public static class Out { static List<int> l = new(); public static void Add() { l.Add(1); } }", "Left.Out.Add();", "true" },
        { "public static class Out { public static void Inc() { Inner.Inc(); } static class Inner { static int x; public static void Inc() { x++; } } }", "Left.Out.Inc();", "true" },
        { "public class Out { int x; public void Add() { x++; } }", "o.Add();", "true" },
        { "public class Out { int x; public int CountUp() => ++x; }", "o.CountUp();", "true" },
        { "public class Out { public int X { get; set; } }", "o.X++;", "true" },
        { "public class Out { public int x; }", "o.x++;", "true" },
        { "public class Out { List<int> l = new(); public int Find() { l.Add(1); return 0; } }", "o.Find();", "true" },
        // The calls exclude each other; the two together do not.
        { "public class Out { int x; public int Get() { lock (this) return x; } public void Set(int v) { lock (this) x = v; } }", "o.Set(o.Get() + 1);", "o.Get() == 2" },
        { "public static class Out { static object g = new(); static int x; public static void Clear() { lock (g) x = 0; } public static int Get() { lock (g) return x; } public static void Set(int v) { lock (g) x = v; } }",
            "Left.Out.Set(Left.Out.Get() + 1);", "Left.Out.Get() % 2 == 0" },
        // What no single step may do.
        { "public class Out { public void Inc(P p) { p.n++; } }", "o.Inc(this);", "n == 2" },
        { "public class Out { public void Inc(P p) { System.Threading.Tasks.Task.Run(() => p.n++).Wait(); } }", "o.Inc(this);", "n == 2" },
        { "public class Out { public void Run(Action a) { var t = new Thread(() => a()); t.Start(); t.Join(); } }", "o.Run(() => n++);", "n == 2" },
        { "public class Out { public void Lock() => Monitor.Enter(this); public void Unlock() => Monitor.Exit(this); }", "o.Lock(); o.Unlock(); n++;", "n == 2" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_RaceThroughWhatIsLeftOut_IsNotVerified(string left, string body, string end)
    {
        CheckResult result = Check(left, body, end);

        Assert.True(result.Outcome is Outcome.Failed or Outcome.NotInstrumented, $"{result.Outcome}: {result.Message}");
    }

    /// <summary>What is left out would find the token uncancelled for ever.</summary>
    [Theory]
    [InlineData("new CancellationTokenSource().Token", Outcome.NotInstrumented)]
    [InlineData("CancellationToken.None", Outcome.Verified)]
    public void Check_TokenGivenToWhatIsLeftOut_OnlyWhenNobodyCanCancelIt(string token, Outcome outcome) => Assert.Equal(
        outcome,
        Check("public class Out { public bool Stops(CancellationToken t) => false; }", $"if (o.Stops({token})) n = 9; lock (g) n++;", "n == 2").Outcome);

    /// <summary>The controls: used by right programs, what is left out raises no alarm.</summary>
    [Theory]
    [InlineData("public static class Out { public static int x; }", "lock (g) Left.Out.x++;", "true")]
    [InlineData("public static class Out { static int x; public static void Inc() { x++; } }", "lock (g) Left.Out.Inc();", "true")]
    [InlineData("public static class Out { public static int Twice(int x) => 2 * x; }", "int v = Left.Out.Twice(1); lock (g) n += v;", "n == 4")]
    [InlineData("public static class Out { static readonly string s = \"a\"; public static int Length() => s.Length; }", "int v = Left.Out.Length(); lock (g) n += v;", "n == 2")]
    [InlineData("public class Out { int x; public void Add() { x++; } public int Get() => x; }", "lock (g) o.Add();", "o.Get() == 2")]
    [InlineData("public class Out { int x = 1; public int Get() => x; }", "int v = o.Get(); lock (g) n += v;", "n == 2")]
    [InlineData("public class Out { int x; public int Total() { int s = 0; for (int i = 0; i < 2; i++) s += x; return s; } }", "int v = o.Total(); lock (g) n += v + 1;", "n == 2")]
    [InlineData("public class Out { int x; public void Add() { lock (this) x++; } public int Get() { lock (this) return x; } }", "o.Add();", "o.Get() == 2")]
    [InlineData("public class Out { int x; public void Add() => Interlocked.Increment(ref x); public int Get() => Volatile.Read(ref x); }", "o.Add();", "o.Get() == 2")]
    [InlineData("public class Out { int x; public void Add() { x++; } }", "new Left.Out().Add(); lock (g) n++;", "n == 2")]
    [InlineData("public class Out { public void Run(Action a) { a(); } }", "new Left.Out().Run(() => { lock (g) n++; });", "n == 2")]
    public void Check_RightUseOfWhatIsLeftOut_IsVerified(string left, string body, string end)
    {
        CheckResult result = Check(left, body, end);

        Assert.True(result.Outcome == Outcome.Verified, $"{result.Outcome} {result.Kind}: {result.Message}");
    }

    [Fact]
    public void Report_OfACheckThatLeavesCodeOut_NamesIt()
    {
        CheckResult result = Check("public class Out { public void Add() { } } public class Unused { }", "o.Add();", "true");
        var text = new StringWriter();
        TextReport.Write(result, text, new TextOptions());
        using var json = new MemoryStream();
        JsonReport.Write([result], json);

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Contains("Left.Out", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("Left.Unused", System.Text.Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);
    }

    private static CheckResult Check(string left, string body, string end) => Snippets.Rewrite(
        $$"""
        namespace Left { {{left}} }

        public class P
        {
            public int n;
            object g = new();
            {{(left.Contains("class Out", StringComparison.Ordinal) && !left.Contains("static class Out", StringComparison.Ordinal) ? "Left.Out o = new();" : "")}}
            void Body() { {{body}} }

            public void Run()
            {
                Thread a = new(Body) { Name = "A" }, b = new(Body) { Name = "B" };
                a.Start();
                b.Start();
                a.Join();
                b.Join();
                if (!({{end}}))
                    throw new Exception("lost");
            }
        }
        """,
        optimize: true, new RewritingOptions { Exclude = ["Left.*"] }).Check();
}
