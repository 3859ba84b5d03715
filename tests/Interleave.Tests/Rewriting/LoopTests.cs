using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>Loops are reported where they are entered and where they go round, whatever the compiler made of them.</summary>
[Collection(AddressesStayPut.Name)]
public class LoopTests
{
    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) { }", 1, 3, false)]
    [InlineData("while (n-- > 0) { }", 1, 2, false)]
    [InlineData("do { n--; } while (n > 0);", 1, 1, false)]
    [InlineData("while (true) { if (--n < 0) break; }", 1, 2, false)]
    [InlineData("while (true) { try { if (--n < 0) break; } finally { n += 0; } }", 1, 2, false)]
    [InlineData("while (true) { try { if (--n < 0) throw new Exception(); } catch { break; } }", 1, 2, false)]
    [InlineData("while (true) { try { if (--n < 0) return; continue; } finally { n += 0; } }", 1, 2, false)]
    [InlineData("try { while (n-- > 0) { } } finally { for (int i = 0; i < 2; i++) { } }", 2, 4, false)]
    [InlineData("try { do { n--; } while (n > 0); } catch { }", 1, 1, false)]
    [InlineData("for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) { }", 3, 6, false)]
    [InlineData("again: if (n-- > 0) goto again;", 1, 2, false)]
    [InlineData("foreach (char c in \"ab\") { }", 1, 2, false)]
    [InlineData("while (!h.Done) { h.Poll(); }", 1, 2, true)]
    [InlineData("int seen; do { seen = h.Look(); } while (seen == 0);", 1, 1, true)]
    [InlineData("bool ok; do { ok = h.Try(out int seen); } while (!ok);", 1, 1, true)]
    public void Loop_InEachShape_IsEnteredAndGoesRound(string code, int entered, int rounds, bool sameLocals)
    {
        foreach (bool optimize in (bool[])[false, true])
        {
            RewrittenAssembly assembly = Snippets.Rewrite(Declarations.Replace("CODE", code, StringComparison.Ordinal), optimize);
            Assert.Empty(Rewriter.JitEverything(assembly.Assembly));
            object? holder = Activator.CreateInstance(assembly.Assembly.GetType("H")!);
            string[] log = FakeController.Run(assembly, "T.Run", holder, 2);
            string[] back = [.. log.Where(l => l.StartsWith("back", StringComparison.Ordinal))];
            Assert.Equal(entered, log.Count(l => l.StartsWith("enter", StringComparison.Ordinal)));
            Assert.Equal(rounds, back.Length);
            Assert.All(back, l => Assert.StartsWith("back 9 ", l));
            if (sameLocals)
                Assert.Single(back.Distinct());
            else if (entered == 1)
                Assert.Equal(rounds, back.Distinct().Count());
        }
    }

    private const string Declarations = """
        public class H
        {
            int polls;
            public bool Done => polls == 2; public void Poll() => polls++; public int Look() => polls++ == 0 ? 0 : 1;
            public bool Try(out int n) { n = 0; return polls++ > 0; }
        }
        public static class T { public static void Run(H h, int n) {

        CODE } }
        """;
}
