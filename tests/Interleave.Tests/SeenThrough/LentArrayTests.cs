using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.SeenThrough;

/// <summary>Arrays that several threads use and that code of the framework works on while it is called.</summary>
public class LentArrayTests
{
    private static readonly CheckOptions Options = new() { TimeBudget = TimeSpan.FromSeconds(60), Memory = MemoryChoice.All };

    /// <summary>
    /// By name: the members of the program; a call that changes the array <c>a</c>, another use of it, and what holds after both if
    /// nothing comes between them.
    /// </summary>
    public static TheoryData<string, string, string, string> Used => new()
    {
        { "Sort", "Array.Sort(a);", "a[0] += 5;", "a is [6, 1, 2] or [1, 1, 7]" },
        { "Sort with a comparison", "Array.Sort(a, (x, y) => y - x);", "a[0] += 5;", "a.Sum() == 9" },
        { "Sort of keys and items", "Array.Sort(a, b);", "a[0] += 5;", "a.Sum() == 9" },
        { "Fill", "Array.Fill(a, 4);", "a[0]++;", "a[0] is 4 or 5" },
        { "Clear", "Array.Clear(a);", "a[0]++;", "a[0] is 0 or 1" },
        { "Reverse", "Array.Reverse(a);", "a[0]++;", "a.Sum() == 5" },
        { "Copy", "Array.Copy(a, 0, a, 1, 2);", "a[1]++;", "a[1] is 2 or 3" },
        { "Copy from it", "Array.Copy(a, b, 3); a[0] = b[0] + 1;", "a[0]++;", "a[0] == 4" },
        { "CopyTo", "b.CopyTo(a, 0);", "a[0]++;", "a[0] is 0 or 1" },
        { "CopyTo of a list", "l.CopyTo(a);", "a[0]++;", "a[0] is 9 or 10" },
        { "BlockCopy", "Buffer.BlockCopy(b, 0, a, 0, 12);", "a[0]++;", "a[0] is 0 or 1" },
        { "SetValue", "a.SetValue((int)a.GetValue(0) + 1, 0);", "a[0]++;", "a[0] == 4" },
        { "IndexOf", "if (Array.IndexOf(a, 2) == 0) a[0] = 8;", "a[0]++;", "a[0] is 3 or 9" },
        { "Sum", "a[0] = a.Sum();", "a[0]++;", "a[0] == 5" },
        { "List made from it", "a[0] = new List<int>(a)[0] + 1;", "a[0]++;", "a[0] == 4" },
        { "through IList", "IList<int> i = a; i[0] = i[0] + 1;", "a[0]++;", "a[0] == 4" },
        { "Resize", "Array.Resize(ref a, 4);", "int[] s = a; lock (b) s[1]++;", "a[1] == 2" },
        { "Span.Fill", "Span<int> s = a; s.Fill(4);", "a[0]++;", "a[0] is 4 or 5" },
        { "Span.CopyTo", "a.AsSpan(1, 2).CopyTo(a);", "a[0]++;", "a[0] is 1 or 2" },
        { "Span.Sort", "a.AsSpan().Sort();", "a[0]++;", "a.Sum() == 5" },
        { "ReadOnlySpan.ToArray", "ReadOnlySpan<int> s = a; a[0] = s.ToArray()[0] + 1;", "a[0]++;", "a[0] == 4" },
        { "Span.IndexOf", "if (a.AsSpan().IndexOf(2) == 0) a[0] = 8;", "a[0]++;", "a[0] is 3 or 9" },
        { "Random.NextBytes", "new Random(1).NextBytes(c); a[0] = c[0];", "c[0]++; a[0]++;", "true" },
        { "Encoding.GetBytes", "Encoding.ASCII.GetBytes(\"x\", 0, 1, c, 0);", "c[0]++;", "c[0] is 120 or 121" },
        { "string of it", "a[0] = string.Join(',', a).Length;", "a[0]++;", "a[0] is 5 or 6" },
    };

    [Theory]
    [MemberData(nameof(Used))]
    public void Check_ArrayOfSeveralThreads_FailsWithoutAnOrderAndVerifiesUnderALock(string what, string call, string use, string right)
    {
        RewrittenAssembly assembly = Snippets.Rewrite(Program(call, use, right), optimize: true);

        CheckResult racy = assembly.Check(method: "Racy");
        Assert.True(racy.Outcome == Outcome.Failed, $"{what}: {racy.Outcome} {racy.Message}");
        foreach (string method in (string[])["Locked", "AfterEachOther"])
        {
            CheckResult result = assembly.Check(Options, method: method);
            Assert.True(result.Outcome == Outcome.Verified && result.Races.Count == 0, $"{what}, {method}: {result.Outcome} {result.Kind}: {result.Message} {result.Place}");
        }
    }

    /// <summary>Threads that use different elements do not meet.</summary>
    [Theory]
    [InlineData("Array.Sort(a, 0, 2);", "a[2]++;", "a is [1, 2, 2]")]
    [InlineData("Array.Fill(a, 5, 0, 2);", "Array.Fill(a, 6, 2, 1);", "a is [5, 5, 6]")]
    [InlineData("Array.Clear(a, 0, 1);", "a[1]++; a[2]++;", "a is [0, 2, 2]")]
    [InlineData("Array.Copy(b, 0, a, 0, 2);", "Array.Copy(b, 2, a, 2, 1);", "a is [0, 0, 0]")]
    [InlineData("a.AsSpan(0, 2).Fill(3);", "a.AsSpan(2).Fill(4);", "a is [3, 3, 4]")]
    [InlineData("IList<int> i = a; i[0] = 7;", "IList<int> i = a; i[1] = 8;", "a is [7, 8, _]")]
    [InlineData("a.SetValue(7, 0);", "a.SetValue(8, 1);", "a is [7, 8, _]")]
    [InlineData("_ = a.Sum() + Array.IndexOf(a, 1);", "foreach (int i in a) { } _ = a.AsSpan().IndexOf(2);", "true")]
    public void Check_DifferentElements_IsVerified(string first, string second, string right)
    {
        CheckResult result = Snippets.Rewrite(Program(first, second, right), optimize: true).Check(Options, method: "Racy");

        Assert.True(result.Outcome == Outcome.Verified && result.Races.Count == 0, $"{result.Outcome} {result.Kind}: {result.Message}");
    }

    /// <summary>A call is a failure where a plain access beside another would be a note: what the call does on the way is not explored.</summary>
    [Fact]
    public void Check_CallBesideANotedRace_Fails()
    {
        CheckResult noted = Snippets.Rewrite(Program("a[0] = 1;", "_ = a[0];", "true"), optimize: true).Check(method: "Racy");
        CheckResult failed = Snippets.Rewrite(Program("a[0] = 1; Array.Sort(a);", "_ = a[0];", "true"), optimize: true).Check(method: "Racy");

        Assert.Equal(Outcome.Verified, noted.Outcome);
        Assert.Single(noted.Races);
        Assert.Equal((Outcome.Failed, FailureKind.Race), (failed.Outcome, failed.Kind));
    }

    /// <summary>What is kept is no copy: a thing in a list, the array around which a view is made.</summary>
    [Theory]
    [InlineData("new List<int[]> { a }[0][0]++;")]
    [InlineData("new[] { a }.First()[0]++;")]
    [InlineData("IList<int> i = new System.Collections.ObjectModel.Collection<int>(a); a[0]++;")]
    [InlineData("((int[])(object)((IEnumerable<int>)a).AsEnumerable())[0]++;")]
    public void Check_ArrayThatIsKept_IsItself(string call)
    {
        RewrittenAssembly assembly = Snippets.Rewrite(Program(call, "a[0]++;", "a[0] == 4"), optimize: true);

        Assert.True(assembly.Check(method: "Racy") is { Outcome: Outcome.Failed or Outcome.NotInstrumented });
        Assert.True(assembly.Check(method: "Locked") is { Outcome: Outcome.Verified or Outcome.NotInstrumented });
    }

    private static string Program(string call, string use, string right) => $$"""
        public class P
        {
            int[] a = { 2, 1, 1 }, b = new int[3];
            byte[] c = new byte[4];
            List<int> l = new() { 9, 9, 9 };
            object g = new();

            void Call() { {{call}} }
            void Use() { {{use}} }
            void LockedCall() { lock (g) { {{call}} } }
            void LockedUse() { lock (g) { {{use}} } }

            void Together(ThreadStart first, ThreadStart second)
            {
                Thread x = new(first), y = new(second);
                x.Start();
                y.Start();
                x.Join();
                y.Join();
                if (!({{right}})) throw new Exception(string.Join(", ", a));
            }

            public void Racy() => Together(Call, Use);
            public void Locked() => Together(LockedCall, LockedUse);

            public void AfterEachOther()
            {
                Thread x = new(Call), y = new(Use);
                x.Start();
                x.Join();
                y.Start();
                y.Join();
            }
        }
        """;
}
