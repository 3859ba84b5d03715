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
