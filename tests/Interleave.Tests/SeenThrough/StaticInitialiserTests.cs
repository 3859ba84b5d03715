using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.SeenThrough;

/// <summary>
/// Type initialisers that a started thread is the first to need are run before the threads: the same, or refused. The
/// runtime would run them under the type's lock, by the thread that comes first.
/// </summary>
public class StaticInitialiserTests
{
    [Theory]
    // In reality the thread waits for the initialiser, and the initialiser for the thread.
    [InlineData("static class T { public static int x; static T() { var t = new Thread(() => x = 1); t.Start(); t.Join(); } } void A() { _ = T.x; } void B() { }")]
    [InlineData("static class T { public static int x; static T() { var t = new Thread(() => x = 1); t.Start(); t.Join(); } } int v = T.x; void A() { } void B() { }")]
    [InlineData("static class T { public static int x = Make(); static int Make() { var t = new Thread(() => x = 1); t.Start(); t.Join(); return 2; } } void A() { _ = T.x; } void B() { }")]
    // The initialiser waits for a lock that another thread holds, which waits for the initialiser.
    [InlineData("static object g = new(); static class T { public static int x; static T() { lock (g) x = 1; } } void A() { _ = T.x; } void B() { lock (g) _ = T.x; }")]
    [InlineData("static class T { public static int x; static T() { lock (typeof(P)) x = 1; } } void A() { _ = T.x; } void B() { lock (typeof(P)) _ = T.x; }")]
    // Each sees the other uninitialised, or not, by who comes first.
    [InlineData("static class T { public static int x = 1, seen; static T() { seen = U.x; } } static class U { public static int x = 1, seen; static U() { seen = T.x; } } void A() { _ = T.x; } void B() { _ = U.x; }")]
    // What is read, or written, depends on when the initialiser runs.
    [InlineData("static int n; static class T { public static int x; static T() { x = n; } } void A() { n = 1; } void B() { if (T.x == 1) throw new Exception(); }")]
    [InlineData("static int n; static class T { public static int x = n; } void A() { n = 1; } void B() { if (T.x == 1) throw new Exception(); }")]
    [InlineData("static int n; static class T { public static int x; static T() { n = 1; } } void A() { _ = T.x; } void B() { if (n == 1) throw new Exception(); }")]
    [InlineData("static int[] n = { 0 }; static class T { public static int x; static T() { n[0] = 1; } } void A() { _ = T.x; } void B() { if (n[0] == 1) throw new Exception(); }")]
    [InlineData("class O { public int x; } static O o = new(); static class T { public static int x; static T() { o.x = 1; } } void A() { _ = T.x; } void B() { if (o.x == 1) throw new Exception(); }")]
    [InlineData("static List<int> l = new(); static class T { public static int x; static T() { l.Add(1); } } void A() { _ = T.x; } void B() { if (l.Count == 1) throw new Exception(); }")]
    [InlineData("static List<int> l = new(); static class T { public static int x; static T() { x = l.Count; } } void A() { l.Add(1); } void B() { if (T.x == 1) throw new Exception(); }")]
    [InlineData("static int n; static class T { public static int x; static T() { Interlocked.Increment(ref n); } } void A() { _ = T.x; } void B() { if (Volatile.Read(ref n) == 1) throw new Exception(); }")]
    [InlineData("static SemaphoreSlim s = new(0); static class T { public static int x; static T() { s.Release(); } } void A() { s.Wait(); _ = T.x; } void B() { _ = T.x; }")]
    public void Check_InitialiserForWhichItMattersWhenItRuns_IsNotVerified(string members)
    {
        CheckResult result = Checked.TwoThreads(members).Check();

        Assert.True(result.Outcome is Outcome.NotInstrumented or Outcome.Failed, $"{result.Outcome}: {result.Message}");
    }

    [Theory]
    [InlineData("class O { public int x; public O() { x = 1; } } static class T { public static O o; public static int[] a; public static readonly object g = new(); static T() { o = new O(); a = new int[2]; a[0] = o.x; } } void A() { lock (T.g) T.a[0]++; } void End() { if (T.a[0] != 3) throw new Exception(); }")]
    [InlineData("static class T { public static readonly List<int> l = new() { 1 }; public static readonly Dictionary<string, int> d = new() { [\"a\"] = 1 }; public static readonly string s = string.Join(\",\", l); } void A() { lock (T.l) T.l.Add(T.d[T.s == \"1\" ? \"a\" : \"b\"]); } void End() { if (T.l.Count != 3) throw new Exception(); }")]
    [InlineData("static class U { public static readonly int x = 5; public static readonly int[] a = { 1, 2 }; } static class T { public static int x; static T() { x = U.x + U.a[1]; } } int n; object g = new(); void A() { lock (g) n += T.x; } void End() { if (n != 14) throw new Exception(); }")]
    [InlineData("static int n; public P() { n = 5; } static class T { public static readonly int x; static T() { x = n; } } int sum; object g = new(); void A() { lock (g) sum += T.x; } void End() { if (sum != 10) throw new Exception(); n = 1; }")]
    [InlineData("sealed class S { public static readonly S Only = new(); int n; S() { } public void Inc() { lock (this) n++; } public int N => n; } void A() => S.Only.Inc(); void End() { if (S.Only.N != 2) throw new Exception(); }")]
    [InlineData("struct V { public int a, b; } static class T { public static V v; public static V[] w = new V[1]; static T() { v.a = 1; v = new V { a = 2, b = 3 }; w[0] = v; w[0].a++; } } int n; object g = new(); void A() { lock (g) n += T.w[0].a; } void End() { if (n != 6) throw new Exception(); }")]
    [InlineData("static class T { public static int x; static object g = new(); static T() { lock (g) x = 1; } } int n; object h = new(); void A() { lock (h) n += T.x; } void End() { if (n != 2) throw new Exception(); }")]
    [InlineData("class G<X> { public static readonly X[] Empty = new X[1]; } int n; object g = new(); void A() { lock (g) n += G<int>.Empty[0] + G<string>.Empty.Length; } void End() { if (n != 2) throw new Exception(); }")]
    public void Check_InitialiserThatKeepsToItself_IsVerified(string members)
    {
        CheckResult result = Checked.TwoThreads(members + " void B() => A();").Check();

        Assert.True(result.Outcome == Outcome.Verified, $"{result.Outcome} {result.Kind}: {result.Message}");
    }
}
