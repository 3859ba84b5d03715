using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>Asynchronous code works as it did while nothing is checked.</summary>
public class AsyncTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Async_Rewritten_GivesTheSameResult(bool optimize)
    {
        RewrittenAssembly rewritten = Snippets.Rewrite("""
            using System.Threading.Tasks;
            public class C
            {
                int n;
                public static async Task<string> Run()
                {
                    var c = new C();
                    int sum = 0;
                    for (int i = 0; i < 3; i++)
                    {
                        try { sum += await c.Next(i); await Task.Yield(); }
                        catch (InvalidOperationException) { sum += 100; }
                        finally { await Task.Delay(1); c.n++; }
                    }
                    await foreach (int i in c.Items()) sum += i;
                    var parallel = await Task.WhenAll(Task.Run(() => 4), Task.FromResult(5));
                    await using (new D()) sum += parallel.Sum();
                    return sum + " " + c.n + await new C().Value();
                }
                async ValueTask<int> Value() { await Task.Yield(); return n; }
                async Task<int> Next(int i) { await Task.Delay(1); if (i == 1) throw new InvalidOperationException(); return i + n; }
                async IAsyncEnumerable<int> Items() { for (int i = 0; i < 3; i++) { await Task.Yield(); yield return i * n; } }
            }
            public struct D : IAsyncDisposable { public async ValueTask DisposeAsync() => await Task.Yield(); }
            """, optimize);

        Assert.Empty(Rewriter.JitEverything(rewritten.Assembly));
        Assert.Equal("122 30", await (Task<string>)rewritten.Assembly.Call("C.Run")!);
    }
}
