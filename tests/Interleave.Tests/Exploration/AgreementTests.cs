using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>The comparison itself: an explorer that is wrong in any of these ways must not pass.</summary>
public class AgreementTests
{
    private static readonly Enumeration.Result Expected =
        new(new HashSet<string> { "a", "b" }, new HashSet<string> { "d" }, new HashSet<string> { "h" });

    [Fact]
    public void Difference_SameExecutionsOnce_IsNone() =>
        Assert.Null(Agreement.Difference(Expected, Found("a b", "d", "h")));

    [Theory]
    [InlineData("a", "d", "h", "1 complete, missed")]
    [InlineData("a b c", "d", "h", "1 complete, according to the explorer only")]
    [InlineData("a b b", "d", "h", "1 complete, visited more than once")]
    [InlineData("a b", "d d", "h", "1 deadlocked, visited more than once")]
    [InlineData("a b", "d", "h h", "1 hung, visited more than once")]
    [InlineData("a b d", "", "h", "1 deadlocked, missed")]
    [InlineData("a b", "d e", "h", "1 deadlocked, according to the explorer only")]
    [InlineData("a b", "d", "", "1 hung, missed")]
    [InlineData("a b", "d", "h i", "1 hung, according to the explorer only")]
    public void Difference_Anything_IsTold(string complete, string deadlocked, string hung, string told) =>
        Assert.Contains(told, Agreement.Difference(Expected, Found(complete, deadlocked, hung)), StringComparison.Ordinal);

    [Fact]
    public void Check_ExplorerThatFindsNothing_FailsWithTheSmallestProgramAndItsKeys()
    {
        (string, Program)[] programs = [.. Enumerable.Range(0, 20).Select(i => ($"seed {i}", RandomProgram.Generate((ulong)i)))];

        var failure = Assert.ThrowsAny<Exception>(() => Agreement.Check(new Blind(), programs));

        Assert.Contains("20 of 20 programs differ: seed 0, seed 1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("steps made 0", failure.Message, StringComparison.Ordinal);
        Assert.Contains("public static void Run()", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1 complete, missed by the explorer:\n    thread 1 0\n", failure.Message, StringComparison.Ordinal);
    }

    private static ExplorationKeys Found(string complete, string deadlocked, string hung)
    {
        return new(Counts(complete), Counts(deadlocked), Counts(hung));

        static Dictionary<string, int> Counts(string keys) =>
            keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).CountBy(k => k).ToDictionary();
    }

    private sealed class Blind : IExplorerUnderTest
    {
        public ExplorationKeys Explore(string assembly, string method) => Found("", "", "");
    }
}
