using System.Reflection;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Interleave.Tests.Counts;
using Xunit;

namespace Interleave.Tests.Surface;

/// <summary>What one thread sees of a controlled class is what it sees of the real one.</summary>
public class ScriptTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Programs.Scripts.Seeded).Assembly.Location));

    [Theory]
    [InlineData(nameof(Programs.Scripts.Seeded.ReaderWriter))]
    [InlineData(nameof(Programs.Scripts.Seeded.OldReaderWriter))]
    [InlineData(nameof(Programs.Scripts.Seeded.Spinning))]
    [InlineData(nameof(Programs.Scripts.Seeded.LazyValue))]
    [InlineData(nameof(Programs.Scripts.Seeded.LocalValue))]
    public void Script_UnderCheck_TellsWhatTheRealClassTells(string script)
    {
        var real = typeof(Programs.Scripts.Seeded).GetMethod(script)!.CreateDelegate<Func<int, string>>();
        MethodInfo method = Copy.Value.Assembly.GetType(typeof(Programs.Scripts.Seeded).FullName!)!.GetMethod(script)!;
        var controlled = method.CreateDelegate<Func<int, string>>();
        var told = new HashSet<string>();
        for (int seed = 0; seed < 60; seed++)
        {
            string expected = real(seed), actual = "";
            Explored.Result result = Explored.Run(
                Copy.Value, () => actual = controlled(seed), cells => new Exhaustive(cells, new SequentialConsistency()), goOn: true);

            Assert.Equal((SearchEnd.Exhausted, 1), (result.End, result.Search.Executions));
            Assert.Equal(expected, actual);
            told.UnionWith(expected.Split('\n').Select(l => l[(l.IndexOf(':') + 1)..]));
        }
        // A control: the scripts get somewhere.
        Assert.InRange(told.Count, 8, 1000);
    }
}
