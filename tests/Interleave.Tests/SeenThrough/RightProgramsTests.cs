using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.SeenThrough;

/// <summary>The controls of <see cref="UnseenTests"/>: right programs that use the same means, and must be verified.</summary>
public class RightProgramsTests
{
    public static TheoryData<string, string> Right => new()
    {
        { "AppContext read by threads", "int n; object g = new(); public P() { AppContext.SetSwitch(\"ilv.right\", true); } void A() { AppContext.TryGetSwitch(\"ilv.right\", out bool on); lock (g) if (on) n++; } void End() { if (n != 2) throw new Exception(); }" },
        { "AppDomain's directory", "int n; object g = new(); void A() { string s = AppDomain.CurrentDomain.BaseDirectory; lock (g) n += s.Length > 0 ? 1 : 0; } void End() { if (n != 2) throw new Exception(); }" },
        { "clone of a shared object under its lock", "class O { public int x; public O Copy() => (O)MemberwiseClone(); } O o = new(); object g = new(); void A() { lock (g) { O c = o.Copy(); o.x = c.x + 1; } } void End() { if (o.x != 2) throw new Exception(); }" },
        { "clone of an object that nobody changes", "class Q { public string s = \"a\"; } class O : Q { public int x = 1; public int[] a = { 1 }; public O Copy() => (O)MemberwiseClone(); } O o = new(); int n; object g = new(); void A() { O c = o.Copy(); c.x++; if (o.x != 1 || c.x != 2 || c.s != \"a\" || c.a[0] != 1) throw new Exception(); lock (g) n++; }" },
        { "copy on write", "class O { public int x; public O With(int v) { var c = (O)MemberwiseClone(); c.x = v; return c; } } O o = new(); void A() { O seen, next; do { seen = Volatile.Read(ref o); next = seen.With(seen.x + 1); } while (Interlocked.CompareExchange(ref o, next, seen) != seen); } void End() { if (o.x != 2) throw new Exception(); }" },
        { "structs compared under a lock", "struct S { public int a; public int b; } S s; int n; object g = new(); void A() { lock (g) if (s.Equals(default(S))) { s.a = 1; n++; } } void End() { if (n != 1) throw new Exception(); }" },
        { "structs of one's own compared", "struct S { public int a; } int n; object g = new(); void A() { S s = default; if (s.Equals(default(S)) && s.GetHashCode() == default(S).GetHashCode()) lock (g) n++; } void End() { if (n != 2) throw new Exception(); }" },
        { "weak reference under a lock", "int[] keep = { 0 }; WeakReference w; object g = new(); public P() { w = new(keep); } void A() { lock (g) { int v = ((int[])w.Target)[0]; keep = new[] { v + 1 }; w.Target = keep; } } void End() { if (keep[0] != 2) throw new Exception(); }" },
        { "delegates over the framework's functions", "int n; object g = new(); void A() { Func<string, int> parse = int.Parse; Func<int, int, int> max = Math.Max; lock (g) n += max(parse(\"1\"), 0); } void End() { if (n != 2) throw new Exception(); }" },
        { "lambdas given to the framework", "int n; object g = new(); void A() { var l = new List<int> { 2, 1 }; l.Sort((a, b) => a - b); int v = l.Where(i => i > 1).Select(i => i - 1).Sum(); lock (g) n += v; } void End() { if (n != 2) throw new Exception(); }" },
        { "comparers and enumerables of one's own", "class C : IComparer<int> { public int Compare(int a, int b) => a - b; } static IEnumerable<int> Go() { yield return 2; yield return 1; } int n; object g = new(); void A() { var a = Go().ToArray(); Array.Sort(a, new C()); lock (g) n += a[0]; } void End() { if (n != 2) throw new Exception(); }" },
        { "spans over an array of one's own", "int n; object g = new(); void A() { int[] a = { 2, 1 }; a.AsSpan().Sort(); Span<int> s = stackalloc int[2]; s.Fill(3); a.AsSpan().CopyTo(s); lock (g) n += s[0]; } void End() { if (n != 2) throw new Exception(); }" },
        { "static readonly framework objects", "static readonly StringComparer c = StringComparer.Ordinal; static readonly int[] a = { 1 }; int n; object g = new(); void A() { int v = c.Compare(\"a\", \"a\") + a[0]; lock (g) n += v; } void End() { if (n != 2) throw new Exception(); }" },
        { "disposable without a finalizer", "class D : IDisposable { public int x; public void Dispose() { x++; GC.SuppressFinalize(this); } } int n; object g = new(); void A() { var d = new D(); using (d) { } lock (g) n += d.x; } void End() { if (n != 2) throw new Exception(); }" },
        { "module initialiser", "static int x; [System.Runtime.CompilerServices.ModuleInitializer] internal static void Init() { x = 1; } object g = new(); void A() { lock (g) x++; } void End() { if (x != 3) throw new Exception(x.ToString()); }" },
        { "events raised under a lock", "event Action E; int n; object g = new(); public P() { E += () => n++; } void A() { lock (g) E(); } void End() { if (n != 2) throw new Exception(); }" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void Check_RightProgram_IsVerified(string what, string members)
    {
        CheckResult result = Checked.TwoThreads(members + " void B() => A();").Check();

        Assert.True(result.Outcome == Outcome.Verified, $"{what}: {result.Outcome} {result.Kind}: {result.Message}");
    }
}
