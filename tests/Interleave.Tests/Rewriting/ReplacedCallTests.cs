using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>Calls that have a stand-in reach it, from wherever C# makes them.</summary>
[Collection(AddressesStayPut.Name)]
public class ReplacedCallTests
{
    [Theory]
    [InlineData("lock (h) h.N = 1;", "MonitorEnter", "store N 1", "MonitorExit")]
    [InlineData("lock (h.L) h.N = 1;", "load L", "LockEnter", "store N 1", "LockExit")]
    [InlineData("using (h.L.EnterScope()) h.N = 1;", "load L", "LockEnter", "store N 1", "LockExit")]
    [InlineData("Interlocked.Increment(ref h.N);", "Add N 1 full")]
    [InlineData("Interlocked.CompareExchange(ref h.N, 5, 0);", "CompareExchange N 5 full")]
    [InlineData("Interlocked.Exchange(ref h.Text, \"a\");", "exchange Text a full")]
    [InlineData("_ = Volatile.Read(ref h.N); Volatile.Write(ref h.N, 2);", "load N 0 volatile", "store N 2 volatile")]
    [InlineData("Interlocked.Add(ref h.Many[1], 3);", "load Many", "Add element 3 full")]
    [InlineData("Interlocked.MemoryBarrier();", "fence Full")]
    [InlineData("Action<object> enter = Monitor.Enter; enter(h);", "MonitorEnter")]
    [InlineData("Action exit = h.L.Exit; exit();", "load L", "LockExit")]
    [InlineData("var s = new SemaphoreSlim(1); s.Wait(); s.Release();", "SemaphoreCreate", "SemaphoreWait", "SemaphoreRelease")]
    [InlineData("Func<int> release = new SemaphoreSlim(1).Release; release();", "SemaphoreCreate", "SemaphoreRelease")]
    public void Call_WithAStandIn_ReachesIt(string code, params string[] expected)
    {
        foreach (bool optimize in (bool[])[false, true])
        {
            RewrittenAssembly assembly = Snippets.Rewrite($$"""
                public class H { public int N; public string Text; public readonly Lock L = new(); public int[] Many = new int[2]; }
                public static class T { public static void Run(H h) { {{code}} } }
                """, optimize);
            Assert.Empty(Rewriter.JitEverything(assembly.Assembly));
            object? holder = Activator.CreateInstance(assembly.Assembly.GetType("H")!);
            Assert.Equal(expected, FakeController.Run(assembly, "T.Run", holder).Where(l => !l.StartsWith("load cached", StringComparison.Ordinal)));
        }
    }

    /// <summary>A using statement names the interface; the struct that is found instead is of another module.</summary>
    [Theory]
    [InlineData("using (c.Token.Register(() => { })) { }")]
    [InlineData("using var r = c.Token.Register(() => { }); GC.KeepAlive(c);")]
    public void Using_StructOfAnotherModule_CanBeWritten(string code)
    {
        foreach (bool optimize in (bool[])[false, true])
        {
            RewrittenAssembly assembly = Snippets.Rewrite($$"""
                public static class T { public static void Run(CancellationTokenSource c) { {{code}} } }
                """, optimize);

            Assert.Empty(Rewriter.JitEverything(assembly.Assembly));
        }
    }
}
