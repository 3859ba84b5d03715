using System.Diagnostics;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>Loading: what goes wrong is said in one line, and what is loaded is like the original.</summary>
public class LoadingTests
{
    [Fact]
    public void Load_OfNoFile_SaysSo() => Fails("/nowhere/Missing.dll", "There is no file /nowhere/Missing.dll");

    [Fact]
    public void Load_OfText_SaysThatItIsNoAssembly() => Fails(Written("readme.dll", "Some text."u8.ToArray()), "readme.dll is not a .NET assembly");

    [Fact]
    public void Load_OfAnEmptyFile_SaysThatItIsNoAssembly() => Fails(Written("empty.dll", []), "empty.dll is not a .NET assembly");

    [Fact]
    public void Load_OfANativeProgram_SaysSo() =>
        Fails(Written("tool", [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]), "tool is a native program");

    [Fact]
    public void Load_OfAnAssemblyForANewerRuntime_SaysWhich()
    {
        string path = Snippets.Compile("""
            [assembly: System.Runtime.Versioning.TargetFramework(".NETCoreApp,Version=v99.0")]
            public class C;
            """, optimize: true, "Newer");
        Fails(path, "Newer is built for .NET 99.0");
    }

    [Fact]
    public void Load_WithoutADependency_NamesIt()
    {
        string library = Snippets.Compile("public class Needed { public int N; }", optimize: true, "NeededLibrary");
        string path = Snippets.Compile("public class User : Needed;", optimize: true, "NeedyProgram", library);
        File.Delete(library);
        Fails(path, "NeedyProgram needs NeededLibrary");
    }

    [Fact]
    public void Load_WithADependency_RewritesBoth()
    {
        string library = Snippets.Compile("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("LayeredProgram")]
            public class Base { protected int N = 2; internal int Hidden; public static int Made; public Base() => Made++; }
            public class Middle<T> : Base { public T Item; internal virtual int Twice() => N * 2; }
            """, optimize: true, "LayeredLibrary");
        string path = Snippets.Compile("""
            public class Top : Middle<string> { public int Own = 5; public int All() { Hidden++; Item = "x"; return N + Hidden + Own + Item.Length + Twice(); } internal override int Twice() => 10 + base.Twice(); }
            public static class T { public static int Run() => new Top().All() * 100 + Base.Made; }
            """, optimize: true, "LayeredProgram", library);

        RewrittenAssembly rewritten = Rewriter.Load(path);

        Assert.Equal(2301, rewritten.Assembly.Call("T.Run"));
        Assert.Equal(5, rewritten.Fields.Count);
        Assert.Equal("Top.Own", rewritten.Fields[0].Type + "." + rewritten.Fields[0].Name);
        rewritten.SetEpoch(2);
        Assert.Equal(2301, rewritten.Assembly.Call("T.Run"));
        Assert.Equal(rewritten.Fields, Rewriter.Load(path).Fields);
        Assert.Equal(rewritten.Hash, Rewriter.Load(path).Hash);
        Assert.Equal(8, rewritten.Hash.Length);
    }

    [Fact]
    public void Load_WithADependencyNotIncluded_NamesIt()
    {
        string library = Snippets.Compile("public class L { public static int X() => 1; }", optimize: true, "LeftLibrary");
        string path = Snippets.Compile("public class T { public static int Run() => L.X(); }", optimize: true, "LeftProgram", library);

        Assert.Contains(Rewriter.Load(path, new RewritingOptions { Include = ["Other*"] }).Notes, n => n.StartsWith("LeftLibrary is not rewritten", StringComparison.Ordinal));
        Assert.Empty(Rewriter.Load(path).Notes);
    }

    [Fact]
    public void Load_WithATypeExcluded_LeavesItAlone()
    {
        RewrittenAssembly rewritten = Rewriter.Load(
            Snippets.Compile("namespace N { public class A { public int X; public class Inner { public int Z; } } } public class B : N.A { public int Y; public static int Run() { var b = new B { X = 1, Y = 2 }; return b.X + b.Y; } }", optimize: true),
            new RewritingOptions { Exclude = ["N"] });

        Assert.Equal(["Y"], rewritten.Fields.Select(f => f.Name));
        Assert.Equal(3, rewritten.Assembly.Call("B.Run"));
    }

    [Fact]
    public void ModuleInitialiser_OfRewrittenCode_FindsItsStatics()
    {
        RewrittenAssembly rewritten = Snippets.Rewrite("""
            public static class C
            {
                static int count = 5;
                [System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() => count++;
                public static int Run() => count;
            }
            """, optimize: true);

        Assert.Equal(6, rewritten.Assembly.Call("C.Run"));
        Assert.Empty(rewritten.Notes);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void StackTrace_OfRewrittenCode_HasTheSourceLine(bool optimize, bool embedded)
    {
        RewrittenAssembly rewritten = Rewriter.Load(Snippets.CompileFiles(["""
            public class C
            {
                int n;
                public static void Run()
                {
                    var c = new C();
                    for (int i = 0; i < 3; i++)
                    {
                        try { c.n++; } finally { c.n--; }
                    }
                    if (c.n == 0)
                        throw new InvalidOperationException("here");
                }
            }
            """], optimize, embedded: embedded));

        Exception? thrown = Record.Exception(() => rewritten.Assembly.Call("C.Run"));

        StackFrame frame = new StackTrace(Assert.IsType<InvalidOperationException>(thrown), fNeedFileInfo: true).GetFrame(0)!;
        Assert.Equal("Snippet.cs", frame.GetFileName());
        Assert.Equal(12, frame.GetFileLineNumber());
    }

    private static void Fails(string path, string start)
    {
        var e = Assert.Throws<RewritingException>(() => Rewriter.Load(path));
        Assert.StartsWith(start, e.Message);
        Assert.DoesNotContain('\n', e.Message);
    }

    private static string Written(string name, byte[] content)
    {
        string path = Path.Combine(Snippets.NewFolder(), name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
