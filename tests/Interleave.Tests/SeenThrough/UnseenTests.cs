using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.SeenThrough;

public class UnseenTests
{
    [Fact]
    public void Explore()
    {
        var text = new System.Text.StringBuilder();
        foreach (string name in UnseenPrograms.All.Keys)
        {
            try
            {
                RewrittenAssembly assembly = Snippets.Rewrite(UnseenPrograms.SourceOf(name), optimize: true);
                CheckResult result = Checker.Check(assembly, assembly.Assembly.GetType("Test_" + name)!.GetMethod("Run")!, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(3) });
                text.AppendLine($"{name,-34} {result.Outcome} {result.Kind} {result.Executions} races {result.Races.Count}: {result.Message?.ReplaceLineEndings(" ")}");
            }
            catch (Exception e)
            {
                text.AppendLine($"{name,-34} THROWS {e.Message}");
            }
            File.WriteAllText("/tmp/h/unseen.txt", text.ToString());
        }
    }
}
