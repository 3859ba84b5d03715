using System.Reflection;
using System.Text.RegularExpressions;
using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Docs;

/// <summary>
/// Code in the documents compiles and does what they say. A block's first lines name methods and what comes of them:
/// <c>// Bank.TwoWithdrawals: FAILED: assertion</c>.
/// </summary>
public partial class DocsCodeTests
{
    public static TheoryData<string, int> Blocks
    {
        get
        {
            var blocks = new TheoryData<string, int>();
            foreach (string path in Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md").Order(StringComparer.Ordinal))
                for (int i = 0; i < Block().Count(File.ReadAllText(path)); i++)
                    blocks.Add(Path.GetFileName(path), i);
            return blocks;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_DoesWhatItSays(string file, int number)
    {
        string code = Block().Matches(RepositoryFiles.Read(Path.Combine("docs", file)))[number].Groups[1].Value;
        string path = Snippets.Compile(code, optimize: false);
        MatchCollection claims = Claim().Matches(code);

        Assert.NotEmpty(claims);
        foreach (Match claim in claims)
            Assert.Equal(claim.Groups[3].Value.Trim(), VerdictOf(path, claim.Groups[1].Value, claim.Groups[2].Value));
    }

    private static string VerdictOf(string path, string type, string method)
    {
        if (!UsesCheckRun(path))
        {
            RewrittenAssembly copy = Rewriter.Load(path);
            CheckResult result = Checker.Check(copy, copy.Assembly.GetType(type, throwOnError: true)!.GetMethod(method)!, Checked.Options);
            return Words(result);
        }
        Assembly original = Assembly.LoadFrom(path);
        try
        {
            original.Call($"{type}.{method}");
            return "passes";
        }
        catch (CheckFailedException failed)
        {
            return Words(failed.Result);
        }
    }

    private static bool UsesCheckRun(string path)
    {
        using var assembly = Mono.Cecil.AssemblyDefinition.ReadAssembly(path);
        return assembly.MainModule.GetTypeReferences().Any(t => t.FullName == "Interleave.Check");
    }

    private static string Words(CheckResult result) => result.Outcome switch
    {
        Outcome.Failed => $"FAILED: {result.Kind!.Value.ToString().ToLowerInvariant()}",
        Outcome.NoBugFound => "NO BUG FOUND",
        Outcome.NotInstrumented => "NOT INSTRUMENTED",
        var other => other.ToString().ToUpperInvariant(),
    };

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^// (\w+)\.(\w+): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Claim();
}
