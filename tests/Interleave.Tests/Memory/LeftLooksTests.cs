using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Memory;

/// <summary>A verdict claims no memory model that was neither explored nor shown to be the same.</summary>
public class LeftLooksTests
{
    [Fact]
    public void Check_FailedAttemptsBetweenTasks_AreClaimedForSequentialConsistencyOnly()
    {
        CheckResult result = Check("a.Set(); b.WaitOne(0);", "b.Set(); a.WaitOne(0);");

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Equal(["sc"], result.HoldsIn);
        Assert.Contains(result.Notes, n => n.StartsWith("Attempts that failed", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_AttemptsUnderALockBetweenTasks_AreClaimedForAll()
    {
        CheckResult result = Check("lock (gate) { a.Set(); b.WaitOne(0); }", "lock (gate) { b.Set(); a.WaitOne(0); }");

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Equal(["sc", "tso", "dotnet"], result.HoldsIn);
        Assert.DoesNotContain(result.Notes, n => n.StartsWith("Attempts that failed", StringComparison.Ordinal));
    }

    private static CheckResult Check(string one, string other) => Snippets.Rewrite(
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        public class P
        {
            readonly object gate = new();
            readonly AutoResetEvent a = new(false), b = new(false);
            public void Run()
            {
                Task x = Task.Run(() => { {{one}} }), y = Task.Run(() => { {{other}} });
                x.Wait();
                y.Wait();
            }
        }
        """,
        optimize: true).Check(Checked.Options with { Memory = MemoryChoice.All });
}
