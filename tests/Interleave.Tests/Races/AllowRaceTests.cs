using System.Text;
using Interleave.Reports;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Races;

/// <summary>Races that the user has allowed are silent, and named.</summary>
public class AllowRaceTests
{
    private const string Attribute = "[AttributeUsage(AttributeTargets.All)] public sealed class AllowRaceAttribute(string reason) : Attribute { public string Reason => reason; }";
    private const string Bodies = "void A() { x = 1; } void B() { GC.KeepAlive(x); }";

    [Theory]
    [InlineData("", "[AllowRace(\"statistics\")] int x;")]
    [InlineData("", "[field: AllowRace(\"statistics\")] int x { get; set; }")]
    [InlineData("", "[AllowRace(\"statistics\")] int x { get; set; }")]
    [InlineData("[AllowRace(\"statistics\")]", "int x;")]
    [InlineData("[assembly: AllowRace(\"statistics\")]", "int x;")]
    public void Check_AllowedByAttribute_IsNamedAndNoFailure(string before, string field)
    {
        CheckResult result = Snippet(before, field).Check(Checked.Options with { Races = RacePolicy.Fail });

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Empty(result.Races);
        Assert.Equal(new AllowedRace("P.x", "statistics"), Assert.Single(result.AllowedRaces));
        using var text = new StringWriter();
        TextReport.Write(result, text);
        Assert.Contains("Allowed race: P.x (statistics)", text.ToString());
        using var json = new MemoryStream();
        JsonReport.Write([result], json);
        Assert.Contains("\"reason\": \"statistics\"", Encoding.UTF8.GetString(json.ToArray()));
    }

    [Theory]
    [InlineData("[AllowRace(\"statistics\")] void A() { x = 1; } void B() { GC.KeepAlive(x); }", "x in P.A")]
    [InlineData("void A() { x = 1; } [AllowRace(\"statistics\")] void B() { GC.KeepAlive(x); }", "x in P.B")]
    [InlineData("[AllowRace(\"statistics\")] void A() { Action a = () => x = 1; a(); } void B() { GC.KeepAlive(x); }", "x in P.A")]
    [InlineData("[AllowRace(\"statistics\")] void A() { Set(); void Set() => x = 1; } void B() { GC.KeepAlive(x); }", "x in P.A")]
    [InlineData("[AllowRace(\"statistics\")] void A() { int n = 0; Set(); void Set() { Action a = () => x = ++n; a(); } } void B() { GC.KeepAlive(x); }", "x in P.A")]
    [InlineData("[AllowRace(\"statistics\")] void A() { a[0] = 1; } void B() { GC.KeepAlive(a[0]); }", "Int32[] in P.A")]
    [InlineData("[AllowRace(\"statistics\")] void A() { s = 1; } void B() { GC.KeepAlive(s); }", "s in P.A")]
    [InlineData("[AllowRace(\"statistics\")] void A() { ref int r = ref x; r = 1; } void B() { GC.KeepAlive(x); }", "x in P.A")]
    public void Check_AllowedInAMethod_IsNamedAndNoFailure(string bodies, string name)
    {
        CheckResult result = Methods(bodies).Check(Checked.Options with { Races = RacePolicy.Fail });

        Assert.Equal((Outcome.Verified, null), (result.Outcome, result.Message));
        Assert.Empty(result.Races);
        Assert.Equal(new AllowedRace(name, "statistics"), Assert.Single(result.AllowedRaces));
    }

    /// <summary>What the method calls, or what a thread does before and after it, is not its own.</summary>
    [Theory]
    [InlineData("[AllowRace(\"statistics\")] void A() => C(); void C() { x = 1; } void B() { GC.KeepAlive(x); }")]
    [InlineData("void A() { x = 1; C(); } [AllowRace(\"statistics\")] void C() { x = 2; } void B() { GC.KeepAlive(x); }")]
    [InlineData("void A() { C(); x = 1; } [AllowRace(\"statistics\")] void C() { x = 2; } void B() { GC.KeepAlive(x); }")]
    [InlineData("void A() { try { C(null); } catch (NullReferenceException) { } x = 1; } [AllowRace(\"statistics\")] void C(P p) { p.x = 2; } void B() { GC.KeepAlive(x); }")]
    public void Check_AnotherMethodRaces_StillFails(string bodies)
    {
        CheckResult result = Methods(bodies).Check(Checked.Options with { Races = RacePolicy.Fail });

        Assert.Equal((Outcome.Failed, FailureKind.Race), (result.Outcome, result.Kind));
    }

    [Fact]
    public void Check_AllowedInBothMethods_WeakerModelsAreExploredAllTheSame()
    {
        CheckResult result = Methods(
            "int y, seenX, seenY; [AllowRace(\"mine\")] void A() { x = 1; seenY = y; } [AllowRace(\"mine\")] void B() { y = 1; seenX = x; } void End() { if (seenX + seenY == 0) throw new Exception(); }")
            .Check(Checked.Options with { Memory = MemoryChoice.All });

        Assert.Equal((Outcome.Failed, FailureKind.Exception, "tso"), (result.Outcome, result.Kind, result.Memory));
    }

    [Theory]
    [InlineData("P.x")]
    [InlineData("P.*")]
    [InlineData("P")]
    public void Check_AllowedByName_IsNamed(string name)
    {
        CheckResult result = Snippet("", "int x;").Check(Checked.Options with { AllowedRaces = [name], Races = RacePolicy.Fail });

        Assert.Equal(Outcome.Verified, result.Outcome);
        Assert.Equal(new AllowedRace("P.x", $"allowed as {name}"), Assert.Single(result.AllowedRaces));
    }

    [Theory]
    [InlineData("[AllowRace(\"other\")] int y; int x;", "P.y")]
    [InlineData("int x;", "Q.x")]
    [InlineData("int x;", "P.xx")]
    public void Check_AnotherFieldAllowed_StillFails(string fields, string name)
    {
        CheckResult result = Snippet("", fields).Check(Checked.Options with { AllowedRaces = [name], Races = RacePolicy.Fail });

        Assert.Equal((Outcome.Failed, FailureKind.Race), (result.Outcome, result.Kind));
        Assert.Empty(result.AllowedRaces);
    }

    [Fact]
    public void Check_AllowedAndUpdateLost_StillFails()
    {
        CheckResult result = Checked.TwoThreads("int x; void A() => x++; void B() => x++; void End() { if (x != 2) throw new Exception(); }")
            .Check(Checked.Options with { AllowedRaces = ["P.x"] });

        Assert.Equal((Outcome.Failed, FailureKind.Exception), (result.Outcome, result.Kind));
    }

    [Fact]
    public void Check_AllowedAndNoRace_IsNotNamed() => Assert.Empty(
        Checked.TwoThreads("int x; void A() { lock (this) x = 1; } void B() { lock (this) GC.KeepAlive(x); }").Check(Checked.Options with { AllowedRaces = ["P.x"] }).AllowedRaces);

    private static Interleave.Rewriting.RewrittenAssembly Methods(string bodies) => Checked.TwoThreads(
        $"[AttributeUsage(AttributeTargets.Method)] sealed class AllowRaceAttribute(string reason) : Attribute {{ public string Reason => reason; }} int x; static int s; int[] a = new int[1]; {bodies}");

    private static Interleave.Rewriting.RewrittenAssembly Snippet(string before, string fields)
    {
        bool assembly = before.StartsWith("[assembly", StringComparison.Ordinal);
        return Tests.Rewriting.Snippets.Rewrite(
            $$"""
            {{(assembly ? before : "")}}
            {{Attribute}}
            {{(assembly ? "" : before)}}
            public class P
            {
                {{fields}} {{Bodies}}
                public void Run()
                {
                    Thread a = new(A) { Name = "A" }, b = new(B) { Name = "B" };
                    a.Start(); b.Start(); a.Join(); b.Join();
                }
            }
            """,
            optimize: true);
    }
}
