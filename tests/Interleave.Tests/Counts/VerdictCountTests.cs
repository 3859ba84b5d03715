using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Counts;

/// <summary>Milk and mutual exclusion under the three models: how many executions there are and how many of them fail.</summary>
public class VerdictCountTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Verdicts).Assembly.Location));
    private static readonly Lock Gate = new();

    /// <remarks>The reference model's figures, access by access. What is written for each model is "failing/all".</remarks>
    [Theory]
    [InlineData("Labelled_TwoCartons", 0, "000", "0/7", "2/13", "4/19")]
    [InlineData("Labelled_NoMilk", 0, "000", "1/7", "1/13", "1/19")]
    [InlineData("WatchAndWait", 0, "000", "0/4", "2/10", "4/16")]
    [InlineData("Labelled_TwoCartons", 0, "100", "0/7", "0/7", "2/13")]
    [InlineData("Labelled_NoMilk", 0, "100", "1/7", "1/7", "1/13")]
    [InlineData("WatchAndWait", 0, "100", "0/4", "0/4", "2/10")]
    [InlineData("Labelled_TwoCartons", 1, "000", "0/7", "2/13", "2/13")]
    [InlineData("Labelled_NoMilk", 1, "000", "1/7", "1/13", "1/13")]
    [InlineData("WatchAndWait", 1, "000", "0/4", "2/10", "2/10")]
    [InlineData("Labelled_TwoCartons", 1, "100", "0/7", "0/7", "0/7")]
    [InlineData("Labelled_NoMilk", 1, "100", "1/7", "1/7", "1/7")]
    [InlineData("WatchAndWait", 1, "100", "0/4", "0/4", "0/4")]
    [InlineData("NoteAsTurn", 0, "000", "0/2", "0/2", "1/5")]
    [InlineData("NoteAsTurn", 1, "000", "0/2", "0/2", "0/2")]
    [InlineData("StrictAlternation", 0, "000", "0/1", "0/1", "8/15")]
    [InlineData("StrictAlternation", 1, "000", "0/1", "0/1", "0/1")]
    [InlineData("Peterson", 0, "000", "0/4", "104/142", "152/226")]
    [InlineData("Peterson", 0, "010", "0/4", "0/4", "100/158")]
    [InlineData("Peterson", 0, "110", "0/4", "0/4", "32/60")]
    [InlineData("Peterson", 1, "000", "0/4", "104/142", "104/142")]
    [InlineData("Peterson", 1, "010", "0/4", "0/4", "0/4")]
    [InlineData("Peterson", 1, "110", "0/4", "0/4", "0/4")]
    [InlineData("Bakery", 0, "000", "0/9", "78/118", "464/752")]
    [InlineData("Bakery", 1, "000", "0/9", "78/118", "78/118")]
    [InlineData("Bakery", 0, "111", "0/9", "0/9", "130/229")]
    [InlineData("Bakery", 1, "110", "0/9", "0/9", "0/9")]
    [InlineData("Bakery", 1, "101", "0/9", "0/9", "0/9")]
    [InlineData("Bakery", 1, "100", "0/9", "26/47", "26/47")]
    [InlineData("Bakery", 1, "010", "0/9", "26/47", "26/47")]
    [InlineData("Bakery", 1, "001", "0/9", "26/47", "26/47")]
    [InlineData("Bakery_WithoutChoosing", 1, "111", "26/43", "26/43", "26/43")]
    [InlineData("WatchAndWait_PlainMilk", 1, "100", "0/4", "0/4", "0/4")]
    public void Verdicts_AllExecutions_AsInTheReference(string method, int isVolatile, string fences, string sc, string tso, string dotNet)
    {
        Assert.Equal(sc, Count(method, isVolatile, fences, new SequentialConsistency()));
        Assert.Equal(tso, Count(method, isVolatile, fences, new TotalStoreOrder()));
        Assert.Equal(dotNet, Count(method, isVolatile, fences, new DotNet()));
    }

    private static string Count(string method, int isVolatile, string fences, IMemoryModel memory)
    {
        lock (Gate)
        {
            Type type = Copy.Value.Assembly.GetType(typeof(Programs.Verdicts).FullName!, throwOnError: true)!;
            object[] arguments = [isVolatile == 1, fences[0] == '1', fences[1] == '1', fences[2] == '1'];
            Explored.Result result = Explored.Run(
                Copy.Value, () => type.GetMethod(method)!.CreateDelegate<Action>(Activator.CreateInstance(type, arguments)!)(),
                cells => new Exhaustive(cells, memory), goOn: true);

            Assert.True(result.End == SearchEnd.Exhausted, $"{result.End} {result.Search.Execution.Finding} {result.Search.Execution.Refused}");
            Assert.Empty(result.Failures.Keys.Except([FailureKind.Assertion]));
            return $"{result.Failures.GetValueOrDefault(FailureKind.Assertion)}/{result.Search.Executions}";
        }
    }
}
