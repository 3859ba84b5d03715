using System.Reflection;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>What the rewriter makes of real assemblies is accepted by the runtime, method by method.</summary>
public class JitTests
{
    [Theory]
    [InlineData(typeof(Mono.Cecil.ModuleDefinition))]
    [InlineData(typeof(Mono.Cecil.Rocks.MethodBodyRocks))]
    [InlineData(typeof(Assert))]
    [InlineData(typeof(Microsoft.CodeAnalysis.SyntaxNode))]
    [InlineData(typeof(Rewriter))]
    [InlineData(typeof(global::Ordinary.Collections))]
    public void RealAssembly_Rewritten_EveryMethodCompiles(Type inside)
    {
        string copy = Path.Combine(Directory.CreateTempSubdirectory("interleave-jit-").FullName, Path.GetFileName(inside.Assembly.Location));
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
