using Xunit;

namespace Interleave.Sync.Tests;

/// <summary>What path expressions mean, and what is said of texts that are none.</summary>
public sealed class PathGuardTests
{
    /// <summary>A path, what is done in order (<c>name</c> starts, <c>-name</c> ends, <c>!name</c> may not start).</summary>
    [Theory]
    [InlineData("path a end", "a !a -a a -a")]
    [InlineData("path a; b end", "!b a !a !b -a !a b -b a")]
    [InlineData("path a + b end", "a !b -a b !a -b")]
    [InlineData("path a, b end", "a !b -a b !a -b")]
    [InlineData("path a; b + c end", "c !a -c a -a !c b -b c")]
    [InlineData("path a; (b + c) end", "!c a -a c !b -c a")]
    [InlineData("path { a } + b end", "a a !b -a !b -a b !a -b a")]
    [InlineData("path { a; b } end", "a -a a b -a b -b -b")]
    [InlineData("path { a }; b end", "!b a a -a !b -a !a b -b a")]
    [InlineData("path { a + b }; c end", "a b -a !c -b c")]
    [InlineData("path { { a } + b } end", "a b a -b -a -a b")]
    public void Path_OfOperations_AllowsItsHistories(string path, string history)
    {
        var order = new PathGuard(path);
        foreach (string step in history.Split(' '))
        {
            if (step[0] == '-')
                order[step[1..]].Exit();
            else
                Assert.True(order[step.TrimStart('!')].TryEnter() == (step[0] != '!'), step);
        }
    }

    [Theory]
    [InlineData("", "Expected 'path', found the end of the text, at 1 of:\n  \n  ^")]
    [InlineData("path a;; b end", "Expected the name of an operation, '{' or '(', found ';', at 8 of:\n  path a;; b end\n         ^")]
    [InlineData("path a b end", "Expected ';', '+' or 'end', found 'b', at 8 of:\n  path a b end\n         ^")]
    [InlineData("path { a end", "Expected ';', '+' or '}', found 'end', at 10 of:\n  path { a end\n           ^")]
    [InlineData("path (a end", "Expected ';', '+' or ')', found 'end', at 9 of:\n  path (a end\n          ^")]
    [InlineData("path a end b", "Expected nothing behind 'end', found 'b', at 12 of:\n  path a end b\n             ^")]
    [InlineData("path a; a end", "'a' is in this path already: what it has to do would depend on which one is meant, at 9 of:\n  path a; a end\n          ^")]
    public void Text_ThatIsNoPath_IsToldWhereAndWhy(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => new PathGuard(text)).Message);

    [Fact]
    public void Operation_Misused_ThrowsAndStaysUsable()
    {
        var order = new PathGuard("path put; get end");
        Assert.Throws<ArgumentException>(() => order["take"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PathGuard());
        Assert.Throws<SynchronizationLockException>(order["put"].Exit);
        Assert.False(order["get"].TryEnter(TimeSpan.FromMilliseconds(20)));
        Assert.Throws<ArgumentOutOfRangeException>(() => order["put"].TryEnter(TimeSpan.FromMilliseconds(-2)));
        Assert.Throws<OperationCanceledException>(() => order["put"].Enter(new CancellationToken(canceled: true)));
        Assert.True(order["put"].EnterAsync(new CancellationToken(canceled: true)).IsCanceled);
        Assert.Throws<InvalidOperationException>(() => order["put"].Run(() => throw new InvalidOperationException()));
        Assert.Throws<SynchronizationLockException>(order["put"].Exit);
        Assert.True(order["get"].TryEnter());
        order["get"].Exit();
    }
}
