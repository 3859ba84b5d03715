using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.SeenThrough;

/// <summary>Spans that are older than the threads that change what they refer to, and that the framework works on.</summary>
public class SpanTests
{
    /// <summary>By name: how the span is made, what is done with it while a thread counts up the first element, and what holds of every order of the two.</summary>
    public static TheoryData<string, string, string, string> Racy => new()
    {
        { "Fill", "Span<int> s = a;", "s.Fill(5);", "a[0] is 5 or 6" },
        { "Fill of a slice", "Span<int> s = a.AsSpan(0, 1);", "s[..1].Fill(5);", "a[0] is 5 or 6" },
        { "Clear", "Span<int> s = new(a, 0, 1);", "s.Clear();", "a[0] is 0 or 1" },
        { "CopyTo", "Span<int> s = a;", "int[] b = new int[2]; s.CopyTo(b); a[0] = b[0] + 1;", "a[0] == 2" },
        { "CopyTo of a span to read", "ReadOnlySpan<int> s = a;", "int[] b = new int[2]; s.CopyTo(b); a[0] = b[0] + 1;", "a[0] == 2" },
        { "Copied to", "Span<int> s = a;", "new[] { 5 }.AsSpan().CopyTo(s);", "a[0] is 5 or 6" },
        { "ToArray", "ReadOnlySpan<int> s = a;", "a[0] = s.ToArray()[0] + 1;", "a[0] == 2" },
        { "Sort", "Span<int> s = a;", "a[0] = 3; s.Sort();", "a[0] <= a[1]" },
        { "IndexOf", "ReadOnlySpan<int> s = a;", "if (s.IndexOf(1) < 0) a[0] = 7;", "a[0] is 1 or 8" },
        { "Segment", "ArraySegment<int> g = new(a); Span<int> s = g;", "s.Fill(5);", "a[0] is 5 or 6" },
        { "Memory", "Memory<int> m = a; Span<int> s = m.Span;", "s.Fill(5);", "a[0] is 5 or 6" },
        { "Reference", "Span<int> s = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref a[0], 2);", "s.Fill(5);", "a[0] is 5 or 6" },
        { "Field", "Span<int> s = new(ref x);", "s.Fill(5);", "x is 5 or 6" },
        { "List", "Span<int> s = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(l);", "s.Fill(5);", "l[0] is 5 or 6" },
    };

    [Theory]
    [MemberData(nameof(Racy))]
    public void Check_SpanOlderThanTheThread_IsNotVerified(string what, string made, string used, string right)
    {
        CheckResult result = Program(made, used + " t.Join();", right).Check();

        Assert.True(result.Outcome is Outcome.Failed or Outcome.NotInstrumented, $"{what}: {result.Outcome}");
    }

    /// <summary>The control: the same after the thread has ended.</summary>
    [Theory]
    [MemberData(nameof(Racy))]
    public void Check_SpanUsedAfterTheThread_IsVerified(string what, string made, string used, string right)
    {
        CheckResult result = Program(made, "t.Join(); " + used, right).Check();

        Assert.True(result.Outcome == Outcome.Verified, $"{what}: {result.Outcome} {result.Kind}: {result.Message}");
    }

    [Theory]
    [InlineData("Span<int> s = own;", "s.Fill(5); s.Sort(); t.Join();", "own[0] == 5")]
    [InlineData("Span<int> s = stackalloc int[2];", "s.Fill(5); s.Clear(); t.Join();", "s[0] == 0")]
    [InlineData("ReadOnlySpan<char> s = \"12\";", "int n = int.Parse(s) + s.IndexOf('2'); t.Join();", "n == 13")]
    [InlineData("ReadOnlySpan<int> s = [1, 2, 3];", "int n = s.IndexOf(3) + s.ToArray().Length; t.Join();", "n == 5")]
    public void Check_SpanOverWhatNobodyElseUses_IsVerified(string made, string used, string right)
    {
        CheckResult result = Program(made, used, right).Check();

        Assert.True(result.Outcome == Outcome.Verified, $"{result.Outcome} {result.Kind}: {result.Message}");
    }

    /// <summary>A thread that was started takes the span before it starts another one.</summary>
    [Fact]
    public void Check_SpanOfAThreadOlderThanTheNext_IsNotVerified()
    {
        CheckResult result = Checked.TwoThreads(
            "int[] a = { 0 }; void Count() { int v = a[0]; a[0] = v + 1; } void A() { Span<int> s = a; Thread t = new(Count); t.Start(); s.Fill(5); t.Join(); if (a[0] is not (5 or 6)) throw new Exception(\"lost\"); } void B() { }").Check();

        Assert.True(result.Outcome is Outcome.Failed or Outcome.NotInstrumented, $"{result.Outcome}");
    }

    [Fact]
    public void WaitAny_ElementWrittenMeanwhile_IsSeen() =>
        Assert.Equal(FailureKind.Deadlock, Handles("hs[0] = set;", "WaitHandle.WaitAny(hs);").Check().Kind);

    [Fact]
    public void WaitAny_ElementWrittenBefore_IsVerified() =>
        Assert.Equal(Outcome.Verified, Handles("hs[0] = set; ready.Set();", "ready.WaitOne(); WaitHandle.WaitAny(hs);").Check().Outcome);

    private static RewrittenAssembly Handles(string first, string second) => Checked.TwoThreads(
        $$"""
        ManualResetEvent never = new(false), set = new(true), ready = new(false);
        WaitHandle[] hs;
        public P() { hs = new WaitHandle[] { never, never }; }
        void A() { {{first}} }
        void B() { {{second}} }
        """);

    private static RewrittenAssembly Program(string made, string used, string right) => Snippets.Rewrite(
        $$"""
        public class P
        {
            int[] a = { 0, 2 }, own = { 1, 2 };
            int x;
            List<int> l = new() { 0, 2 };

            void Count() { {{(right.StartsWith('x') ? "int v = x; x = v + 1;" : right.StartsWith('l') ? "int v = l[0]; l[0] = v + 1;" : "int v = a[0]; a[0] = v + 1;")}} }

            public void Run()
            {
                {{made}}
                Thread t = new(Count);
                t.Start();
                {{used}}
                if (!({{right}})) throw new Exception("lost");
            }
        }
        """,
        optimize: true);
}
