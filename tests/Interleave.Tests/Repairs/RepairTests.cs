using System.Text;
using System.Text.Json;
using Interleave.Gallery;
using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tests.Reports;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Repairs;

/// <summary>Of a program that only a weaker memory model breaks, the report says what would make it right.</summary>
public sealed class RepairTests
{
    private static readonly Lazy<RewrittenAssembly> GalleryCopy = new(() => Rewriter.Load(typeof(Catalogue).Assembly.Location));

    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Snippets.Rewrite(
        """
        public class Passing
        {
            int data, flag, unrelated;

            public void Go() => Pair(
                () => { data = 1; flag = 1; unrelated = 1; },
                () => { unrelated = 2; if (flag == 1 && data == 0) throw new Exception("the data is old"); });

            static void Pair(ThreadStart a, ThreadStart b)
            {
                Thread one = new(a), two = new(b);
                one.Start();
                two.Start();
                one.Join();
                two.Join();
            }
        }

        public class Once
        {
            readonly object gate = new();
            bool made;
            int value;

            public void Go()
            {
                Thread one = new(Use), two = new(Use);
                one.Start();
                two.Start();
                one.Join();
                two.Join();
            }

            void Use()
            {
                if (!made)
                    lock (gate)
                        if (!made)
                        {
                            value = 1;
                            made = true;
                        }
                if (value == 0)
                    throw new Exception("not made yet");
            }
        }

        public class Peterson
        {
            bool wantsA, wantsB;
            int turn, inside;

            public void Go()
            {
                Thread one = new(A), two = new(B);
                one.Start();
                two.Start();
                one.Join();
                two.Join();
            }

            void A()
            {
                wantsA = true;
                turn = 2;
                while (wantsB && turn == 2)
                    ;
                Work(1);
                wantsA = false;
            }

            void B()
            {
                wantsB = true;
                turn = 1;
                while (wantsA && turn == 1)
                    ;
                Work(2);
                wantsB = false;
            }

            void Work(int me)
            {
                if (inside != 0)
                    throw new Exception("not alone");
                inside = me;
                if (inside != me)
                    throw new Exception("not alone any more");
                inside = 0;
            }
        }

        public class Events
        {
            readonly AutoResetEvent a = new(false), b = new(false);
            bool r0, r1;

            public void Go()
            {
                Thread one = new(() => { a.Set(); r0 = b.WaitOne(0); }), two = new(() => { b.Set(); r1 = a.WaitOne(0); });
                one.Start();
                two.Start();
                one.Join();
                two.Join();
                if (!r0 && !r1)
                    throw new Exception("neither has seen the other");
            }
        }

        public class Buffering
        {
            volatile int x, y;
            int r0, r1;

            public void Go()
            {
                var one = new Thread(() =>
                {
                    x = 1;
                    r0 = y;
                });
                var two = new Thread(() =>
                {
                    y = 1;
                    r1 = x;
                });
                one.Start();
                two.Start();
                one.Join();
                two.Join();
                if (r0 + r1 == 0)
                    throw new Exception("neither has seen the other");
            }
        }
        """, optimize: true));

    [Fact]
    public void Repair_OfMessagePassing_IsTheFlagAlone()
    {
        CheckResult result = Check(Copy, "Passing", "Go");

        Assert.Equal((Outcome.Failed, "dotnet"), (result.Outcome, result.Memory));
        Assert.True(result.Repair is { Found: true, IsMinimal: true, FencesAfter: [], VolatileAccess: [] }, Words(result));
        Assert.Equal(["flag"], result.Repair.Volatile);
    }

    [Fact]
    public void Repair_OfStoreBuffering_IsAFenceForEach()
    {
        CheckResult result = Check(Copy, "Buffering", "Go");

        Assert.Equal((Outcome.Failed, "tso"), (result.Outcome, result.Memory));
        Assert.Equal("add Interlocked.MemoryBarrier() after the write at Snippet.cs:119 and :124 (or write there with Interlocked.Exchange): VERIFIED in all three models, and nothing of it can be left out.", Words(result));
    }

    /// <summary>To look first and lock then: the lock orders nothing for those who do not take it.</summary>
    [Fact]
    public void Repair_OfDoubleCheckedLocking_IsTheFlag()
    {
        CheckResult result = Check(Copy, "Once", "Go");

        Assert.Equal((Outcome.Failed, "dotnet"), (result.Outcome, result.Memory));
        Assert.Equal("make made volatile: VERIFIED in all three models, and nothing of it can be left out.", Words(result));
    }

    [Fact]
    public void Repair_OfPeterson_IsVolatileAndAFenceBehindEachTurn()
    {
        CheckResult result = Check(Copy, "Peterson", "Go");

        Assert.Equal((Outcome.Failed, "tso"), (result.Outcome, result.Memory));
        Assert.Equal("make turn, wantsA and wantsB volatile and add Interlocked.MemoryBarrier() after the write at Snippet.cs:65 and :75 (or write there with Interlocked.Exchange): VERIFIED in all three models, and nothing of it can be left out.", Words(result));
    }

    /// <summary>Where no memory is at fault, volatile fields and fences change nothing.</summary>
    [Fact]
    public void Repair_OfWhatNoFieldAndNoFenceMakesRight_IsSaidNotToBe()
    {
        CheckResult result = Check(Copy, "Events", "Go");

        Assert.Equal((Outcome.Failed, "dotnet"), (result.Outcome, result.Memory));
        Assert.Equal("none among volatile fields and full fences: not even all of them together make it right.", Words(result));
    }

    /// <summary>The gallery has the same with the repair made: it is verified under all models (see the table of verdicts).</summary>
    [Theory]
    [InlineData("WatchAndWait", "TwoBuyers", "make NoteA and NoteB volatile and add Interlocked.MemoryBarrier() after the write at WatchAndWait.cs:10 and :22 (or write there with Interlocked.Exchange): VERIFIED in all three models, and nothing of it can be left out.")]
    [InlineData("WatchAndWaitVolatile", "TwoBuyers", "add Interlocked.MemoryBarrier() after the write at WatchAndWaitVolatile.cs:10 and :22 (or write there with Interlocked.Exchange): VERIFIED in all three models, and nothing of it can be left out.")]
    public void Repair_OfMilk_IsThatOfTheCatalogue(string type, string method, string words) => Assert.Equal(words, Words(Check(GalleryCopy, type, method)));

    /// <summary>As the catalogue has it: volatile, with a fence when it has begun to choose and when it has chosen.</summary>
    [Fact]
    public void Repair_OfTheBakery_IsFoundAndHolds()
    {
        RepairAdvice? repair = Check(GalleryCopy, "BakeryVolatile", "Contend1").Repair;

        Assert.True(repair is { Found: true }, repair is null ? "none" : RepairWords.Describe(repair));
        // On a busy machine the time may be up before all is left out that can be.
        if (!repair!.IsMinimal)
            return;
        Assert.Empty(repair.Volatile);
        Assert.Empty(repair.VolatileAccess);
        Assert.Equal([17, 24], repair.FencesAfter.Select(p => p.Line));
    }

    [Theory]
    [InlineData("CheckThenNote", "TwoBuyers")]
    [InlineData("LockMilk", "TwoBuyers")]
    public void Repair_WhereSequentialConsistencyFailsToo_OrNothingDoes_IsNotLookedFor(string type, string method) =>
        Assert.Null(Check(GalleryCopy, type, method).Repair);

    [Fact]
    public void Repair_InReports_IsSaid()
    {
        CheckResult result = Check(Copy, "Buffering", "Go");
        var text = new StringWriter();
        using var stream = new MemoryStream();

        TextReport.Write(result, text);
        JsonReport.Write([result], stream);

        Assert.Contains("  Repair: add Interlocked.MemoryBarrier() after the write at Snippet.cs:119 and :124", text.ToString());
        JsonElement document = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
        Assert.Empty(SmallSchema.Errors(document, JsonDocument.Parse(RepositoryFiles.Read("docs/report.schema.json")).RootElement));
        JsonElement[] results = [.. document.GetProperty("results").EnumerateArray()];
        Assert.Equal([("sc", "verified"), ("tso", "failed")], results.Select(r => (r.GetProperty("memory").GetString()!, r.GetProperty("outcome").GetString()!)));
        Assert.Equal(2, results[1].GetProperty("repair").GetProperty("fencesAfter").GetArrayLength());
    }

    private static string Words(CheckResult result) => result.Repair is { } repair ? RepairWords.Describe(repair) : $"no repair: {result.Outcome} {result.Message}";

    private static CheckResult Check(Lazy<RewrittenAssembly> copy, string type, string method)
    {
        lock (copy)
            return Checker.Check(copy.Value, copy.Value.Assembly.GetTypes().Single(t => t.Name == type).GetMethod(method)!, new CheckOptions());
    }
}
