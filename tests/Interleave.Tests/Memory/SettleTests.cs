using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Memory;

/// <summary>
/// Arrays that threads have written, handed to the framework at the end. Under weaker models the order in which a run goes
/// through the writes need not be that of memory: the framework must find what memory holds in the end all the same.
/// </summary>
public class SettleTests
{
    public static TheoryData<string, string, string> Elements
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach ((string type, string one, string two) in ((string, string, string)[])
                [("int", "1", "2"), ("byte", "1", "2"), ("long", "1L << 40", "-1"), ("double", "0.5", "-2"), ("bool", "true", "false"), ("DayOfWeek", "DayOfWeek.Friday", "DayOfWeek.Monday"), ("string", "\"a\"", "\"b\"")])
                data.Add(type, one, two);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void Framework_AfterWritesOfTwoThreads_FindsTheLastInMemory(string type, string one, string two)
    {
        foreach (MemoryChoice memory in (MemoryChoice[])[MemoryChoice.Tso, MemoryChoice.DotNet])
        {
            CheckResult result = Check(type, one, two, "if (!b[0].Equals(a[0])) throw new Exception(\"other\");", memory);

            Assert.True(result.Outcome == Outcome.Verified, $"{memory}: {result.Outcome} {result.Message}");
        }
    }

    /// <summary>The controls: either of them may be the last.</summary>
    [Theory]
    [MemberData(nameof(Elements))]
    public void Framework_AfterWritesOfTwoThreads_FindsEither(string type, string one, string two)
    {
        foreach (MemoryChoice memory in (MemoryChoice[])[MemoryChoice.Tso, MemoryChoice.DotNet])
            foreach (string value in (string[])[one, two])
                Assert.Equal(Outcome.Failed, Check(type, one, two, $"if (b[0].Equals(({type})({value}))) throw new Exception(\"found\");", memory).Outcome);
    }

    /// <summary>The parts of a struct have an order each: what is left may be of different writes, and that is the failure.</summary>
    [Fact]
    public void Framework_ArrayOfStructs_IsFoundTorn()
    {
        CheckResult result = Check("(int, int)", "(1, 1)", "(2, 2)", "if (b[0].Item1 == 7) throw new Exception();", MemoryChoice.DotNet);

        Assert.Equal(Outcome.Failed, result.Outcome);
        Assert.Contains("parts of both", result.Message, StringComparison.Ordinal);
    }

    private static CheckResult Check(string type, string one, string two, string end, MemoryChoice memory) => Checked.TwoThreads(
        $$"""
        {{type}}[] a = new {{type}}[2];
        void A() { a[0] = {{one}}; _ = a[1]; }
        void B() { a[0] = {{two}}; _ = a[1]; }
        void End() { var b = ({{type}}[])a.Clone(); {{end}} }
        """).Check(Checked.Options with { Memory = memory });
}
