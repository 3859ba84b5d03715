using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Traces;

/// <summary>A deadlock of asynchronous code says what that code waits for, not only for which task.</summary>
public class AwaitedTests
{
    [Theory]
    [InlineData("await items.Reader.ReadAsync();", "an item of items")]
    [InlineData("await foreach (int i in items.Reader.ReadAllAsync()) { }", "an item of items")]
    [InlineData("await items.Writer.WriteAsync(1); await items.Writer.WriteAsync(2);", "room in items")]
    [InlineData("await items.Reader.Completion;", "the completion of items")]
    [InlineData("await gate.WaitAsync();", "gate")]
    [InlineData("await Inner();", "gate")]
    [InlineData("await Task.WhenAll(Task.CompletedTask, Inner());", "gate")]
    [InlineData("await Task.Run(Inner);", "gate")]
    public void Check_DeadlockOfAsyncCode_NamesWhatIsWaitedFor(string code, string named)
    {
        CheckResult result = Check(code);

        Assert.Equal(FailureKind.Deadlock, result.Kind);
        Assert.Matches($@"waits for .+, which waits for {named}[,.]", result.Message);
    }

    /// <summary>Nobody knows who was to complete it: the task is all that can be named.</summary>
    [Fact]
    public void Check_TaskCompletedByHand_IsNamedItself()
    {
        CheckResult result = Check("await done.Task;");

        Assert.Equal(FailureKind.Deadlock, result.Kind);
        Assert.DoesNotContain("which waits for", result.Message, StringComparison.Ordinal);
    }

    private static CheckResult Check(string code) => Snippets.Rewrite(
        $$"""
        using System.Threading.Channels;
        using System.Threading.Tasks;

        public class P
        {
            Channel<int> items = Channel.CreateBounded<int>(1);
            SemaphoreSlim gate = new(0);
            TaskCompletionSource done = new();

            async Task Inner() => await gate.WaitAsync();

            public async Task Run()
            {
                Task other = Task.Run(() => { });
                await other;
                {{code}}
            }
        }
        """,
        optimize: true).Check();
}
