using Interleave.Rewriting;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>An execution that is abandoned leaves without a handler or finally block having run.</summary>
[Collection(AddressesStayPut.Name)]
public class AbandonTests
{
    [Theory]
    [InlineData("try { stop(); } catch { log.Add(\"catch\"); }")]
    [InlineData("try { stop(); } catch (Exception) { log.Add(\"catch\"); throw; }")]
    [InlineData("try { stop(); } catch (Exception e) when (log.Count == 0) { log.Add(\"when\"); }")]
    [InlineData("try { stop(); } catch (Exception e) when (Note(log)) { log.Add(\"when\"); }")]
    [InlineData("try { stop(); } finally { log.Add(\"finally\"); }")]
    [InlineData("try { try { stop(); } catch (ArgumentException) { } finally { log.Add(\"f\"); } } catch { log.Add(\"c\"); } finally { log.Add(\"g\"); }")]
    [InlineData("using (new D(log)) { stop(); }")]
    [InlineData("foreach (int i in Items(log)) stop();")]
    [InlineData("foreach (int i in Items(log, stop)) { }")]
    [InlineData("var list = new List<int> { 2, 1, 3 }; try { list.Sort((a, b) => { stop(); return 0; }); } catch (InvalidOperationException) { log.Add(\"c\"); }")]
    [InlineData("Generic<Exception>(log, stop);")]
    [InlineData("for (int i = 0; i < 3; i++) { try { stop(); } catch { continue; } finally { while (i < 2) { i++; log.Add(\"f\"); } } }")]
    public void Handlers_WhenAbandoned_DoNotRun(string code)
    {
        foreach (bool optimize in (bool[])[false, true])
        {
            RewrittenAssembly assembly = Snippets.Rewrite(Declarations.Replace("CODE", code, StringComparison.Ordinal), optimize);
            var controller = new FakeController(assembly);
            var log = new List<string>();

            Exception? thrown = Record.Exception(() => controller.Do(() => assembly.Assembly.Call("T.Run", log, new Action(() =>
            {
                controller.Abandon();
                throw new AbandonException();
            }))));

            Assert.NotNull(thrown);
            Assert.True(thrown is AbandonException || thrown.InnerException is AbandonException, thrown.ToString());
            Assert.Empty(log);
        }
    }

    private const string Declarations = """
        public class D(List<string> log) : IDisposable { public void Dispose() => log.Add("dispose"); }
        public static class T
        {
            public static void Run(List<string> log, Action stop) { CODE }
            static bool Note(List<string> log) { log.Add("filter"); return true; }
            static IEnumerable<int> Items(List<string> log, Action stop = null)
            {
                try { stop?.Invoke(); yield return 1; yield return 2; } finally { log.Add("disposed"); }
            }
            static void Generic<E>(List<string> log, Action stop) where E : Exception { try { stop(); } catch (E) { log.Add("caught"); } }
        }
        """;
}
