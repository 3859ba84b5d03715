using System.Runtime.CompilerServices;
using System.Text;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>What the rewriter does to C#, for reading. Run with INTERLEAVE_ACCEPT=1 to take the present output as right.</summary>
public class ApprovedTests
{
    [Theory]
    [InlineData("FieldRead", "public class C { int n; public int Run() => n; }")]
    [InlineData("FieldWrite", "public class C { string s; public void Run(string v) => s = v; }")]
    [InlineData("Increment", "public class C { int x; public void Run() { x++; } }")]
    [InlineData("Static", "public class C { static int x = 3; static readonly object Gate = new(); public static object Run() { x = 4; return Gate; } }")]
    [InlineData("Array", "public class C { public static int Run(int[] a, int i) { a[i] = 2; return a[i + 1]; } }")]
    [InlineData("CapturedVariable", "public class C { public static Func<int> Run() { int x = 1; return () => x++; } }")]
    [InlineData("AutoProperty", "public class C { public int Milk { get; set; } public void Run() => Milk += 2; }")]
    [InlineData("NestedStruct", "public struct P { public int X; } public class C { P p; public void Run() => p.X++; }")]
    [InlineData("Volatile", "public class C { volatile bool done; public void Run() { while (!done) { } } }")]
    [InlineData("RefParameter", "public class C { int x; static void Add(ref int n) => n += 1; public void Run() => Add(ref x); }")]
    [InlineData("Generic", "public class C<T> { T item; static int count; public T Run() { count++; return item; } }")]
    [InlineData("Iterator", "public class C { public static IEnumerable<int> Run(int n) { for (int i = 0; i < n; i++) yield return i; } }")]
    [InlineData("LockObject", "public class C { readonly object gate = new(); int n; public void Run() { lock (gate) n++; } }")]
    [InlineData("Lock", "public class C { readonly Lock gate = new(); int n; public void Run() { lock (gate) n++; } }")]
    [InlineData("CatchFinally", "public class C { public static int Run(Action a) { try { a(); return 1; } catch (ArgumentException e) when (e.ParamName == null) { return 2; } catch (FormatException) { return 3; } finally { a(); } } }")]
    [InlineData("WhileLoop", "public class C { int n; public int Run() { int seen; while ((seen = n) == 0) { } return seen; } }")]
    [InlineData("FrameworkCollection", "public class C { readonly List<int> list = []; public int Run(int i) { list.Add(i); return list.Count; } }")]
    [InlineData("FrameworkStruct", "public class C { List<int>.Enumerator at; public bool Run() => at.MoveNext(); }")]
    public void Rewriting_OfASnippet_IsAsApproved(string name, string source)
    {
        var text = new StringBuilder(source).Append("\n\n");
        using (var files = new AssemblyFiles(Snippets.Compile(source, optimize: true, name), new RewritingOptions()))
        {
            text.Append("---- before ----\n").Append(IlText.Of(files.Main));
            Rewriter.Rewrite(files, new RewritingOptions());
            text.Append("---- after ----\n").Append(IlText.Of(files.Main));
        }
        string approved = Path.Combine(Folder(), "Approved", name + ".txt");
        if (Environment.GetEnvironmentVariable("INTERLEAVE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, text.ToString());
        }
        Assert.True(File.Exists(approved), "Nothing approved yet; run with INTERLEAVE_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(approved), text.ToString());
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
