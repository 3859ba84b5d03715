using System.Reflection;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>What the rewriter makes of real assemblies is accepted by the runtime, method by method.</summary>
[Trait("Slow", "compiles every method of a large assembly")]
public class JitTests
{
    [Fact]
    public void TestAssembly_RewrittenWhereItIs_EveryMethodCompiles()
    {
        RewrittenAssembly rewritten = Rewriter.Load(typeof(JitTests).Assembly.Location);

        Assert.Empty(Rewriter.JitEverything(rewritten.Assembly));
        Assert.Empty(Rewriter.JitEverything(Loaded("Interleave.Gallery")));
        // The test framework is shared with this process, the library under test is a copy.
        Assert.Same(typeof(FactAttribute).Assembly, Loaded("xunit.v3.core"));
        Assert.NotSame(typeof(global::Ordinary.Collections).Assembly, Loaded("Ordinary"));

        Assembly Loaded(string name) => System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(rewritten.Assembly)!.LoadFromAssemblyName(new AssemblyName(name));
    }

    [Theory]
    [InlineData(typeof(Mono.Cecil.ModuleDefinition))]
    [InlineData(typeof(Mono.Cecil.Rocks.MethodBodyRocks))]
    [InlineData(typeof(Assert))]
    [InlineData(typeof(Microsoft.CodeAnalysis.SyntaxNode))]
    [InlineData(typeof(Rewriter))]
    [InlineData(typeof(global::Ordinary.Collections))]
    public void RealAssembly_Rewritten_EveryMethodCompiles(Type inside)
    {
        string copy = Path.Combine(Snippets.NewFolder(), Path.GetFileName(inside.Assembly.Location));
        File.Copy(inside.Assembly.Location, copy);
        RewrittenAssembly rewritten = Rewriter.Load(copy);

        IReadOnlyList<string> failures = Rewriter.JitEverything(rewritten.Assembly);

        // What cannot be compiled before cannot be afterwards either.
        string[] before = [.. Rewriter.JitEverything(inside.Assembly).Select(Method)];
        string[] broken = [.. failures.Where(f => !before.Contains(Method(f)))];
        Assert.True(broken.Length == 0, string.Join('\n', broken));

        static string Method(string failure) => failure[..failure.IndexOf(':')];
    }
}
