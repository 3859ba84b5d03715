using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>No access is missed, whatever shape it has in C#.</summary>
[Collection(AddressesStayPut.Name)]
public class WatchedAccessTests
{
    [Theory]
    [InlineData("h.Count++;", "load Count 0", "store Count 1")]
    [InlineData("h.Count += h.Count;", "load Count 0", "load Count 0", "store Count 0")]
    [InlineData("h.Text = \"a\"; _ = h.Text;", "store Text a", "load Text a")]
    [InlineData("h.Auto = 3; h.Auto--;", "store Auto 3", "load Auto 3", "store Auto 2")]
    [InlineData("h.Flag = true; if (h.Flag) h.Flag = false;", "store Flag 1 volatile", "load Flag 1 volatile", "store Flag 0 volatile")]
    [InlineData("h.P.X++;", "load P.X 0", "store P.X 1")]
    [InlineData("h.P.Y = 5; int y = h.P.Y; h.P.Y = y;", "store P.Y 5", "load P.Y 5", "store P.Y 5")]
    [InlineData("h.P.Move(2);", "load P.X 0", "store P.X 2")]
    [InlineData("h.Deep.P.Y++;", "load Deep.P.Y 0", "store Deep.P.Y 1")]
    [InlineData("var p = h.P; p.X++;", "read of 2 parts", "load P 0", "load P 0", "read of 0 parts")]
    [InlineData("h.P = new P { X = 1, Y = 2 };", "write of 2 parts", "store P 1", "store P 2", "write of 0 parts")]
    [InlineData("ref int r = ref h.Count; r = 4; r++;", "store Count 4", "load Count 4", "store Count 5")]
    [InlineData("ref P r = ref h.P; r.Y = 1;", "store P.Y 1")]
    [InlineData("By(ref h.Count); static void By(ref int n) => n += 2;", "load Count 0", "store Count 2")]
    [InlineData("Out(out h.Count); static void Out(out int n) => n = 7;", "store Count 7")]
    [InlineData("int.TryParse(\"12\", out h.Count);", "store Count 12")]
    [InlineData("int n = 0; int.TryParse(\"12\", out n); n++;")]
    [InlineData("int n = 1; By(ref n); static void By(ref int n) => n += 2;")]
    [InlineData("var p = new P(); p.Move(1); p.X++;")]
    [InlineData("_ = h.Count.ToString();", "load Count 0")]
    [InlineData("h.When = default; _ = h.When.Year;", "store When._dateData 0", "load When._dateData 0")]
    [InlineData("var g = new G<int>(); g.Value = 3; _ = g.Value;", "store Value 3", "load Value 3")]
    [InlineData("var a = new int[2]; a[1] = 5; a[1]++; foreach (int i in a) _ = i;", "store element 5", "load element 5", "store element 6", "load element 0", "load element 6")]
    [InlineData("var a = new int[2, 2]; a[1, 1] = 5; _ = a[1, 1];", "store element 5", "load element 5")]
    [InlineData("var a = new P[1]; a[0].Y = 5;", "store element.Y 5")]
    [InlineData("int x = 0; System.Action add = () => x++; add();", "store x 0", "load x 0", "store x 1")]
    [InlineData("h.Maybe = 3; if (h.Maybe.HasValue) _ = 1;", "write of 2 parts", "store Maybe 1", "store Maybe 3", "write of 0 parts", "read of 2 parts", "load Maybe.hasValue 1", "load Maybe 3", "read of 0 parts")]
    [InlineData("h.Day = DayOfWeek.Friday; h.Day++;", "store Day 5", "load Day 5", "store Day 6")]
    [InlineData("h.Pair.Item1 = 4; h.Pair.Item1++;", "store Pair.Item1 4", "load Pair.Item1 4", "store Pair.Item1 5")]
    [InlineData("D d = new D(); d.Own = 1; d.Count = 2;", "store Own 1", "store Count 2")]
    [InlineData("h.Wait(ref h.Count);", "load Count 0", "store Count 3", "load Count 3")]
    [InlineData("var list = new List<int>(); list.Add(1); _ = list.Count; list.Clear();", "touch List.Add write", "touch List.Count", "touch List.Clear write")]
    [InlineData("var a = new[] { 3, 2, 1 }; Array.Sort(a);", "touch Array.Sort 0..3 write")]
    [InlineData("_ = new[] { 3, 2, 1 }.Sum();", "touch Enumerable.Sum 0..3")]
    [InlineData("h.Inc(); h.Inc();", "load Count 0", "store Count 1", "load Count 1", "store Count 2")]
    [InlineData("h[2] = 4; int v = h[2]; v++;", "store Count 4", "load Count 4")]
    [InlineData("(h.Count, h.Auto) = (1, 2);", "store Count 1", "store Auto 2")]
    [InlineData("h.Text ??= \"t\"; h.Text += \"u\";", "load Text null", "store Text t", "load Text t", "store Text tu")]
    [InlineData("var q = h.Deep; h.Deep = q;", "read of 2 parts", "load Deep 0", "load Deep 0", "read of 0 parts", "write of 2 parts", "store Deep 0", "store Deep 0", "write of 0 parts")]
    [InlineData("ref int r = ref (h.Count == 0 ? ref h.Count : ref h.P.X); r = 1;", "load Count 0", "store Count 1")]
    [InlineData("Swap(ref h.Count, ref h.P.Y); static void Swap(ref int a, ref int b) => (a, b) = (b, a);", "load P.Y 0", "load Count 0", "store Count 0", "store P.Y 0")]
    [InlineData("var a = new string[1]; a[0] = \"x\"; Put(ref a[0]); static void Put(ref string s) => s += \"y\";", "store element x", "load element x", "store element xy")]
    [InlineData("Gen(ref h.Count, 9); static void Gen<T>(ref T to, T value) => to = value;", "store Count 9")]
    [InlineData("Pick(h); static void Pick(H g) { switch (g.Count) { case 0: g.Count = 1; break; default: g.Count = 2; break; } }", "load Count 0", "store Count 1")]
    [InlineData("var r = new R(3); _ = r with { Age = 4 };", "store Age 3", "load Age 3", "store Age 3", "store Age 4")]
    [InlineData("long n = 1L << 40; h.Wide = n; h.Wide |= 1;", "store Wide 1099511627776", "load Wide 1099511627776", "store Wide 1099511627777")]
    [InlineData("h.Small--; ", "load Small 0", "store Small -1")]
    [InlineData("h.Num = 1.5; h.Num = -h.Num;", "store Num 4609434218613702656", "load Num 4609434218613702656", "store Num -4613937818241073152")]
    [InlineData("foreach (int i in new List<int> { 1 }) { }", "touch List.Add write", "touch List.GetEnumerator", "touch Enumerator.MoveNext", "touch Enumerator.MoveNext")]
    [InlineData("var a = new[] { 3, 2, 1 }; Span<int> s = a; s[0] = 1;", "span")]
    [InlineData("var a = new[] { 3, 2, 1 }; ReadOnlySpan<int> s = a; _ = s[0];", "span")]
    [InlineData("_ = System.IO.File.Exists(\"/\");", "calling System.IO.File.Exists(string)")]
    [InlineData("_ = ThreadPool.PendingWorkItemCount;", "refuse System.Threading.ThreadPool.PendingWorkItemCount")]
    [InlineData("unsafe { int n = 0; Poke(&n); static void Poke(int* q) => *q = 1; }", "refuse unsafe pointer access in T.Run")]
    [InlineData("h.Slot = 1; h.Slot++;", "own, to write", "own", "own, to write")]
    public void Access_InEachShape_IsSeen(string code, params string[] expected)
    {
        foreach (bool optimize in (bool[])[false, true])
        {
            RewrittenAssembly assembly = Snippets.Rewrite(Declarations.Replace("CODE", code, StringComparison.Ordinal), optimize);
            Assert.Empty(Rewriter.JitEverything(assembly.Assembly));
            object? holder = Activator.CreateInstance(assembly.Assembly.GetType("H")!);
            string[] log = FakeController.Run(assembly, "T.Run", holder);
            Assert.Equal(expected, log.Where(l => !l.StartsWith("enter ", StringComparison.Ordinal) && !l.StartsWith("back ", StringComparison.Ordinal)));
        }
    }

    private const string Declarations = """
        public struct P { public int X, Y; public void Move(int d) => X += d; }
        public struct Q { public P P; }
        public class H
        {
            public long Wide; public byte Small; public double Num;
            public void Inc() => Count++;
            public ref int this[int i] => ref Count;
            public int Count; public string Text; public int Auto { get; set; } public volatile bool Flag; public P P; public Q Deep;
            public DateTime When; public int? Maybe; public DayOfWeek Day; public (int, string) Pair;
            [ThreadStatic] private static int s_slot;
            public int Slot { get => s_slot; set => s_slot = value; }
            public void Wait(ref int n) { n += 3; _ = Count; }
        }
        public record R(int Age);
        public class D : H { public int Own; }
        public class G<T> { public T Value; }
        public static class T { public static void Run(H h) { CODE } }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Static_AfterSetEpoch_IsInitialisedAgain(bool optimize)
    {
        RewrittenAssembly assembly = Snippets.Rewrite("""
            public static class S { public static int A = 5; public static readonly string B = "b" + A; public static int C; static S() { C = 1; } }
            public class L<T> { public static int N = 3; }
            public static class T { public static string Run() { S.A++; S.C++; L<T1>.N++; return S.A + S.B + S.C + L<T1>.N + L<int>.N; } class T1; }
            """, optimize);

        object? first = assembly.Assembly.Call("T.Run"), second = assembly.Assembly.Call("T.Run");
        assembly.SetEpoch(2);
        object? third = assembly.Assembly.Call("T.Run");

        Assert.Equal("6b5243", first);
        Assert.Equal("7b5353", second);
        Assert.Equal(first, third);
        assembly.SetEpoch(3);
        string[] log = FakeController.Run(assembly, "T.Run");
        Assert.Equal(["initializing S", "store A 5", "load A 5", "store B b5", "store C 1", "initialized S", "load A 5", "store A 6"], log.Take(8));
    }

    [Fact]
    public void Iterator_Locals_AreSeen()
    {
        RewrittenAssembly assembly = Snippets.Rewrite("""
            public static class T
            {
                public static void Run() { foreach (int i in Items(2)) _ = i; }
                static IEnumerable<int> Items(int n) { int sum = 0; for (int i = 0; i < n; i++) { sum += i; yield return sum; } }
            }
            """, optimize: true);

        string[] log = FakeController.Run(assembly, "T.Run");

        Assert.Equal(3, log.Count(l => l == "load sum 0"));
        Assert.Contains("store i 1", log);
    }

    [Fact]
    public void Clone_OfAnObject_HasAnIdentityOfItsOwn()
    {
        RewrittenAssembly assembly = Snippets.Rewrite("""
            public class C { public int N; public C Copy() => (C)MemberwiseClone(); }
            public static class T { public static C[] Run() { var c = new C(); return [c, c.Copy()]; } }
            """, optimize: true);
        var controller = new FakeController(assembly);
        object[] made = [];

        controller.Do(() => made = (object[])assembly.Assembly.Call("T.Run")!);

        int[] identities = [.. made.Cast<global::Interleave.Surface.IIdentified>().Select(i => i.Identity)];
        Assert.All(identities, i => Assert.NotEqual(0, i));
        Assert.NotEqual(identities[0], identities[1]);
    }

    [Fact]
    public void Fields_OfGeneratedNames_AreNamedAsInTheSource()
    {
        RewrittenAssembly assembly = Snippets.Rewrite("""
            public class A(int seed) { public int Milk { get; set; } public int Next => seed; public static long Total; List<string> names; }
            """, optimize: true);

        Assert.Equal(["List<string> A.names", "int A.Milk", "int A.seed", "long A.Total"],
            assembly.Fields.Where(f => !f.IsCompilerGenerated).Select(f => $"{f.ValueType} {f.Type}.{f.Name}").Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, assembly.Fields.Count), assembly.Fields.Select(f => f.Id));
    }
}
