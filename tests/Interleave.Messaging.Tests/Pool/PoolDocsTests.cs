using System.Diagnostics;
using System.Text.RegularExpressions;
using Interleave.Tests;
using Xunit;

namespace Interleave.Messaging.Tests.Pool;

/// <summary>The code of <c>docs/process-pool.md</c> is that of a program that does what the page says.</summary>
[Trait("Slow", "starts processes")]
public sealed partial class PoolDocsTests
{
    [Fact]
    public void Blocks_OfThePage_AreOfTheProgram()
    {
        string program = Unindented(RepositoryFiles.Read("tests/Interleave.Messaging.Processes/PoolExample.cs"));
        MatchCollection blocks = Block().Matches(RepositoryFiles.Read("docs/process-pool.md"));

        Assert.NotEmpty(blocks);
        Assert.All(blocks, b => Assert.Contains(Unindented(b.Groups[1].Value), program, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Program_OfThePage_PrintsWhatItSays()
    {
        using Process process = Process.Start(new ProcessStartInfo(TestPool.Program, ["pool-example"]) { RedirectStandardOutput = true })!;
        string[] lines = (await process.StandardOutput.ReadToEndAsync().WaitAsync(TestPool.Patience)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("QUIET", lines[0]);
        Assert.Matches("^Worker [12] ended while it had the request: exit code 1$", lines[1]);
        Assert.Equal(2, lines.Length);
    }

    private static string Unindented(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()));

    [GeneratedRegex("```cs\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
