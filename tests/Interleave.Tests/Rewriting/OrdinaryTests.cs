using System.Reflection;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>Rewritten code that is not being checked does what it did.</summary>
[Collection(AddressesStayPut.Name)]
public class OrdinaryTests
{
    private static readonly Assembly Original = typeof(global::Ordinary.Collections).Assembly;

    private static readonly Lazy<RewrittenAssembly> AsBuilt = new(() => Rewriter.Load(Original.Location));

    private static readonly Lazy<RewrittenAssembly> Debug = new(() => FromSource(optimize: false));

    private static readonly Lazy<RewrittenAssembly> Release = new(() => FromSource(optimize: true));

    private static readonly Dictionary<string, object?> Results = [];

    private static int s_epoch = 1;

    public static TheoryData<string> Methods => [.. Original.GetTypes()
        .Where(t => t is { IsPublic: true, IsAbstract: true, IsSealed: true })
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(m => m.ReturnType == typeof(string) && m.GetParameters().Length == 0)
        .Select(m => m.DeclaringType!.FullName + "." + m.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void OrdinaryCode_Rewritten_GivesTheSameResult(string method)
    {
        object? expected = Expected(method);

        foreach (RewrittenAssembly assembly in (RewrittenAssembly[])[AsBuilt.Value, Debug.Value, Release.Value])
        {
            assembly.SetEpoch(++s_epoch);
            Assert.Equal(expected, assembly.Assembly.Call(method));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void OrdinaryCode_UnderAController_GivesTheSameResultAndNoWriteIsMissed(string method)
    {
        foreach (RewrittenAssembly assembly in (RewrittenAssembly[])[Debug.Value, Release.Value])
        {
            object? expected = Expected(method), actual = null;
            assembly.SetEpoch(++s_epoch);
            var controller = new FakeController(assembly);

            controller.Do(() => actual = assembly.Assembly.Call(method));

            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OrdinaryCode_Rewritten_EveryMethodCompiles(bool optimize) =>
        Assert.Empty(Rewriter.JitEverything((optimize ? Release : Debug).Value.Assembly));

    /// <summary>The original's result, of its first call: its statics are not reset.</summary>
    private static object? Expected(string method)
    {
        if (!Results.TryGetValue(method, out object? result))
            Results.Add(method, result = Original.Call(method));
        return result;
    }

    private static RewrittenAssembly FromSource(bool optimize)
    {
        string folder = Path.GetDirectoryName(typeof(OrdinaryTests).Assembly.Location)!;
        while (!Directory.Exists(Path.Combine(folder, "tests", "Ordinary")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the tests inside the repository.");
        string[] sources = [.. Directory.GetFiles(Path.Combine(folder, "tests", "Ordinary"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        return Rewriter.Load(Snippets.CompileFiles(sources, optimize));
    }
}
