using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Races;

/// <summary>Which accesses race, and what is said of it.</summary>
public class RaceTests
{
    [Fact]
    public void Check_PlainReadAndWrite_IsANoteWithBothSides()
    {
        CheckResult result = Checked.TwoThreads(
            """
            public int x;
            void A() =>
                x = 1;
            void B() =>
                GC.KeepAlive(x);
            """).Check();

        Assert.Equal(Outcome.Verified, result.Outcome);
        Race race = Assert.Single(result.Races);
        Assert.Equal("x", race.Location);
        RaceSide[] sides = [.. new[] { race.First, race.Second }.OrderBy(s => s.Thread, StringComparer.Ordinal)];
        Assert.Equal([("A", StepKind.Write, 5), ("B", StepKind.Read, 7)], sides.Select(s => (s.Thread, s.Kind, s.Place!.Line)));
        Assert.All(sides, s => Assert.EndsWith("Snippet.cs", s.Place!.File, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_RacesFail_IsAFailureWithASchedule()
    {
        CheckResult result = Checked.TwoThreads("int x; void A() { x = 1; } void B() { GC.KeepAlive(x); }").Check(Checked.Options with { Races = RacePolicy.Fail });

        Assert.Equal((Outcome.Failed, FailureKind.Race), (result.Outcome, result.Kind));
        Assert.Contains("x", result.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Replay);
    }

    [Fact]
    public void Check_RacesIgnore_IsSilent()
    {
        CheckResult result = Checked.TwoThreads("int x; void A() { x = 1; } void B() { GC.KeepAlive(x); }").Check(Checked.Options with { Races = RacePolicy.Ignore });

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Empty(result.Races);
    }

    public static TheoryData<string, string> Racing => new()
    {
        { "two writes", "int x; void A() { x = 1; } void B() { x = 2; }" },
        { "two writes of the same value", "int x; void A() { x = 1; } void B() { x = 1; }" },
        { "write and read on some paths only", "int x; volatile int f; void A() { if (f == 1) x = 1; } void B() { f = 1; GC.KeepAlive(x); }" },
        { "write before a volatile write, read without looking at it", "int x; volatile int f; void A() { x = 1; f = 1; } void B() { GC.KeepAlive(f); GC.KeepAlive(x); }" },
        { "flag that is plain", "int x; int f; void A() { x = 1; f = 1; } void B() { if (f == 1) GC.KeepAlive(x); }" },
        { "flag written plain, read volatile", "int x; int f; void A() { x = 1; f = 1; } void B() { if (Volatile.Read(ref f) == 1) GC.KeepAlive(x); }" },
        { "flag written volatile, read plain", "int x; int f; void A() { x = 1; Volatile.Write(ref f, 1); } void B() { if (f == 1) GC.KeepAlive(x); }" },
        { "write behind the volatile write", "int x; volatile int f; void A() { f = 1; x = 1; } void B() { if (f == 1) GC.KeepAlive(x); }" },
        { "two locks", "int x; object g = new(), h = new(); void A() { lock (g) x++; } void B() { lock (h) x++; }" },
        { "lock on one side", "int x; object g = new(); void A() { lock (g) x++; } void B() { x++; }" },
        { "behind the section", "int x; object g = new(); void A() { lock (g) { } x++; } void B() { lock (g) x++; }" },
        { "starter after start", "int x; void A() { var c = new Thread(C); c.Start(); x = 1; c.Join(); } void B() { } void C() { x = 2; }" },
        { "array element", "int[] a = new int[2]; void A() { a[1] = 1; } void B() { a[1] = 2; }" },
        { "timed join that may have expired", "int x; void A() { var c = new Thread(C); c.Start(); c.Join(1); x = 1; c.Join(); } void B() { } void C() { x = 2; }" },
        { "semaphore with two places", "int x; SemaphoreSlim s = new(2); void A() { s.Wait(); x++; s.Release(); } void B() => A();" },
    };

    [Theory]
    [MemberData(nameof(Racing))]
    public void Check_Unordered_IsARace(string what, string members)
    {
        CheckResult result = Checked.TwoThreads(members).Check();

        Assert.True(result.Races.Count > 0, $"{what}: {result.Outcome} {result.Message}");
    }

    public static TheoryData<string, string> Ordered => new()
    {
        { "volatile", "volatile int x; void A() { x = 1; } void B() { GC.KeepAlive(x); x = 2; }" },
        { "Volatile.Read and Write", "int x; void A() { Volatile.Write(ref x, 1); } void B() { GC.KeepAlive(Volatile.Read(ref x)); }" },
        // Races are between plain accesses; that this loses updates is found by what it breaks.
        { "Interlocked against plain", "int x; void A() { Interlocked.Increment(ref x); x++; } void B() { Interlocked.Increment(ref x); }" },
        { "Interlocked", "int x; void A() { Interlocked.Increment(ref x); } void B() { Interlocked.Exchange(ref x, 3); }" },
        { "published by volatile", "int x; volatile int f; void A() { x = 1; f = 1; } void B() { if (f == 1) x = 2; }" },
        { "published by Interlocked", "int x; int f; void A() { x = 1; Interlocked.Exchange(ref f, 1); } void B() { if (Interlocked.CompareExchange(ref f, 0, 1) == 1) x = 2; }" },
        { "published by a volatile write read by an exchange", "int x; int f; void A() { x = 1; Volatile.Write(ref f, 1); } void B() { if (Interlocked.Exchange(ref f, 2) == 1) x = 2; }" },
        { "lock", "int x; object g = new(); void A() { lock (g) x++; } void B() => A();" },
        { "Lock", "int x; Lock g = new(); void A() { lock (g) x++; } void B() => A();" },
        { "order of sections", "int x; bool f; object g = new(); void A() { x = 1; lock (g) f = true; } void B() { bool seen; lock (g) seen = f; if (seen) x = 2; }" },
        { "TryEnter", "int x; object g = new(); void A() { if (Monitor.TryEnter(g)) { x++; Monitor.Exit(g); } } void B() => A();" },
        { "start and join", "int x; void A() { x = 1; var c = new Thread(C); c.Start(); c.Join(); x = 3; } void B() { } void C() { x = 2; }" },
        { "timed join that succeeds", "int x; void A() { var c = new Thread(C); c.Start(); if (c.Join(1)) x = 1; else c.Join(); } void B() { } void C() { x = 2; }" },
        { "semaphore as a lock", "int x; SemaphoreSlim s = new(1); void A() { s.Wait(); x++; s.Release(); } void B() => A();" },
        { "semaphore as a signal", "int x; SemaphoreSlim s = new(0); void A() { x = 1; s.Release(); } void B() { s.Wait(); x = 2; }" },
        { "wait and pulse", "int x; bool f; object g = new(); void A() { x = 1; lock (g) { f = true; Monitor.Pulse(g); } } void B() { lock (g) { while (!f) Monitor.Wait(g); } x = 2; }" },
        { "reads only", "int x = 1; void A() { GC.KeepAlive(x); } void B() { GC.KeepAlive(x); }" },
        { "different elements", "int[] a = new int[2]; void A() { a[0] = 1; } void B() { a[1] = 2; }" },
        { "different fields of one struct", "(int a, int b) t; void A() { t.a = 1; } void B() { t.b = 2; }" },
        { "spinning on a volatile flag", "int x; volatile bool f; void A() { x = 1; f = true; } void B() { while (!f) { } x = 2; }" },
    };

    [Theory]
    [MemberData(nameof(Ordered))]
    public void Check_Ordered_IsNoRace(string what, string members)
    {
        CheckResult result = Checked.TwoThreads(members).Check(Checked.Options with { Races = RacePolicy.Fail });

        Assert.True(result.Outcome == Outcome.Verified && result.Races.Count == 0, $"{what}: {result.Outcome} {result.Kind} {result.Message}");
    }

    [Theory]
    [InlineData("List<int> l = new(); void A() { l.Add(1); } void B() { l.Add(2); }")]
    [InlineData("Dictionary<int, int> l = new(); void A() { l[1] = 1; } void B() { l.TryGetValue(1, out _); }")]
    [InlineData("HashSet<int> l = new(); object g = new(); void A() { lock (g) l.Add(1); } void B() { _ = l.Count; }")]
    [InlineData("StringBuilder l = new(); void A() { l.Append(1); } void B() { l.Append(2); }")]
    public void Check_CollectionWithoutLock_Fails(string members)
    {
        CheckResult result = Checked.TwoThreads(members).Check();

        Assert.Equal((Outcome.Failed, FailureKind.Race), (result.Outcome, result.Kind));
        Assert.Contains(" l ", result.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Place);
    }

    [Theory]
    [InlineData("List<int> l = new(); object g = new(); void A() { lock (g) l.Add(1); } void B() => A(); void End() { if (l.Count != 2) throw new Exception(); }")]
    [InlineData("List<int> l = new() { 1 }; void A() { _ = l[0] + l.Count; } void B() { foreach (int i in l) { } }")]
    [InlineData("List<int> l = new(); void A() { l.Add(1); var c = new Thread(C); c.Start(); c.Join(); l.Add(3); } void B() { } void C() { l.Add(2); }")]
    [InlineData("List<int> l = new(), m = new(); void A() { l.Add(1); } void B() { m.Add(1); }")]
    public void Check_CollectionInOrder_Verifies(string members) => Assert.Equal(Outcome.Verified, Checked.TwoThreads(members).Check().Outcome);

    /// <summary>Each field once, however often it is raced on.</summary>
    [Fact]
    public void Check_ManyRaces_EachFieldOnce()
    {
        CheckResult result = Checked.TwoThreads("int x, y; void A() { x++; y++; x++; } void B() { y++; x++; }").Check();

        Assert.Equal(["x", "y"], result.Races.Select(r => r.Location).Order());
    }
}
