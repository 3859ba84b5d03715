using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.SeenThrough;

/// <summary>The worst that a checker can do: to pass a racy program because it did not see the race.</summary>
public class UnseenTests
{
    public static TheoryData<string> Programs => [.. UnseenPrograms.All.Keys];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Check_RaceThroughMemoryHardToSee_IsNotVerified(string name)
    {
        RewrittenAssembly assembly = Snippets.Rewrite(UnseenPrograms.SourceOf(name), optimize: true);

        CheckResult result = assembly.Check(Checked.Options with { Patience = TimeSpan.FromSeconds(2) }, "Test_" + name);

        Assert.True(
            result.Outcome is Outcome.Failed or Outcome.NotInstrumented,
            $"{result.Outcome} after {result.Executions} executions, {result.Races.Count} races: {result.Message}\n{UnseenPrograms.SourceOf(name)}");
    }

    /// <summary>A field-like event is changed by compare-and-swap: nothing is lost.</summary>
    [Fact]
    public void Check_SubscribingToAnEvent_IsRightlyVerified() => Assert.Equal(
        Outcome.Verified,
        Checked.TwoThreads("event Action E; int n; void A() { E += () => n++; } void B() => A(); void End() { E(); if (n != 2) throw new Exception(); }").Check().Outcome);

    /// <summary>The initialiser is triggered by a thread that was started, and makes an object that threads share.</summary>
    [Theory]
    [InlineData("class O { public int x; } static class T { public static O o = new(); } void A() { T.o.x++; } void B() => A(); void End() { if (T.o.x != 2) throw new Exception(\"lost\"); }", "Exception")]
    [InlineData("static class T { public static List<int> l = new() { 1, 2 }; } void A() { T.l.Add(1); } void B() { foreach (int i in T.l) { } }", "Race")]
    [InlineData("static class T { public static Lazy<int> l = new(() => 1); } void A() { _ = T.l.Value; } void B() => A();", "Verified")]
    public void Check_StaticInitialiserRunByAThread_SameVerdictAsOtherwise(string members, string verdict)
    {
        CheckResult result = Checked.TwoThreads(members).Check();

        Assert.Equal(verdict, result.Kind?.ToString() ?? result.Outcome.ToString());
    }

    /// <summary>What a module initialiser sets is there in every execution.</summary>
    [Fact]
    public void Check_ModuleInitialiser_HasRun()
    {
        CheckResult result = Checked.TwoThreads(
            "static int x; [System.Runtime.CompilerServices.ModuleInitializer] internal static void Init() { x = 1; } object g = new(); void A() { lock (g) x++; } void B() => A(); void End() { if (x != 3) throw new Exception(x.ToString()); }").Check();

        Assert.NotEqual(Outcome.Failed, result.Outcome);
    }

    /// <summary>A method that is synchronized locks its object, as <c>lock (this)</c> does.</summary>
    [Fact]
    public void Check_SynchronizedMethodAndLock_ExcludeEachOther()
    {
        CheckResult result = Checked.TwoThreads(
            "int x; [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] void A() { x++; } void B() { lock (this) x++; } void End() { if (x != 2) throw new Exception(\"lost\"); }").Check();

        Assert.NotEqual(Outcome.Failed, result.Outcome);
    }

    /// <summary>The runtime's finalizer thread runs rewritten code in the middle of an execution.</summary>
    [Fact]
    public void Check_FinalizerMeanwhile_HidesNoLostUpdate()
    {
        CheckResult result = Checked.TwoThreads(
            """
            static int x, y;
            class F { ~F() { y++; } }
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] static void Make() { new F(); }
            void A() { Make(); GC.Collect(); GC.WaitForPendingFinalizers(); x++; }
            void B() => A();
            void End() { if (x != 2) throw new Exception("lost"); }
            """).Check();

        Assert.NotEqual(Outcome.Verified, result.Outcome);
    }
}
