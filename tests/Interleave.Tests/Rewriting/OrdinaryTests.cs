using System.Reflection;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>Rewritten code that is not being checked does what it did.</summary>
public class OrdinaryTests
{
    private static readonly Assembly Original = typeof(global::Ordinary.Collections).Assembly;

    private static readonly Lazy<RewrittenAssembly> AsBuilt = new(() => Rewriter.Load(Original.Location));

    private static readonly Lazy<RewrittenAssembly> Debug = new(() => FromSource(optimize: false));

    private static readonly Lazy<RewrittenAssembly> Release = new(() => FromSource(optimize: true));

    public static TheoryData<string> Methods => [.. Original.GetTypes()
        .Where(t => t is { IsPublic: true, IsAbstract: true, IsSealed: true })
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(m => m.ReturnType == typeof(string) && m.GetParameters().Length == 0)
        .Select(m => m.DeclaringType!.FullName + "." + m.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void OrdinaryCode_Rewritten_GivesTheSameResult(string method)
    {
        object? expected = Original.Call(method);

        Assert.Equal(expected, AsBuilt.Value.Assembly.Call(method));
        Assert.Equal(expected, Debug.Value.Assembly.Call(method));
        Assert.Equal(expected, Release.Value.Assembly.Call(method));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OrdinaryCode_Rewritten_EveryMethodCompiles(bool optimize) =>
        Assert.Empty(Rewriter.JitEverything((optimize ? Release : Debug).Value.Assembly));

    private static RewrittenAssembly FromSource(bool optimize)
    {
        string folder = Path.GetDirectoryName(typeof(OrdinaryTests).Assembly.Location)!;
        while (!Directory.Exists(Path.Combine(folder, "tests", "Ordinary")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the tests inside the repository.");
        string[] sources = [.. Directory.GetFiles(Path.Combine(folder, "tests", "Ordinary"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        return Rewriter.Load(Snippets.CompileFiles(sources, optimize));
    }
}
