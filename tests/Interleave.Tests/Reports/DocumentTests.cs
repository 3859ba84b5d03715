using System.Text.Json;
using System.Xml.Linq;
using Interleave.Cli.Running;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Reports;

/// <summary>The forms of a report that other programs read.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void JUnit_EverySample_CountsFailuresAndErrors()
    {
        var suite = XDocument.Parse(Documents.Write("junit", Samples.All)).Root!.Element("testsuite")!;

        Assert.Equal(Samples.All.Count, suite.Elements("testcase").Count());
        Assert.Equal(Samples.All.Count(r => r.Outcome == Outcome.Failed), suite.Descendants("failure").Count());
        Assert.Equal("2", suite.Attribute("errors")!.Value);
        Assert.Equal(2, suite.Descendants("error").Count());
        var milk = suite.Elements("testcase").First();
        Assert.Equal(("TooMuchMilk", "CheckThenNote (sc)"), (milk.Attribute("classname")!.Value, milk.Attribute("name")!.Value));
        Assert.Equal("assertion", milk.Element("failure")!.Attribute("type")!.Value);
        Assert.Contains("Shortest failing schedule", milk.Element("failure")!.Value);
    }

    [Fact]
    public void Sarif_EverySample_NamesWhatIsWrongAndWhere()
    {
        var run = JsonDocument.Parse(Documents.Write("sarif", Samples.All)).RootElement.GetProperty("runs")[0];

        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal("assertion", results[0].GetProperty("ruleId").GetString());
        Assert.Equal(24, results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Contains(results, r => r.GetProperty("ruleId").GetString() == "race" && r.GetProperty("level").GetString() == "note");
        Assert.Contains(results, r => r.GetProperty("ruleId").GetString() == "not-instrumented" && r.GetProperty("level").GetString() == "warning");
    }

    /// <summary>The control: what is verified and without a race is no result.</summary>
    [Fact]
    public void SarifAndGitHub_NothingWrong_SayNothing()
    {
        var good = Samples.VerifiedWithRace with { Races = [] };

        Assert.Empty(JsonDocument.Parse(Documents.Write("sarif", [good])).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Empty(Documents.Write("github", [good]));
    }

    [Fact]
    public void GitHub_Messages_AreEscapedAndOnOneLine()
    {
        var file = Path.Combine(Environment.CurrentDirectory, "src", "a,b.cs");
        var result = Samples.LostUpdate with { Message = "50 %\nof it", Place = new Place("A.B", file, 7) };

        var line = Assert.Single(Documents.Write("github", [result]).Split('\n'));

        Assert.Equal("::error file=src/a%2Cb.cs,line=7,title=Counter.TwoIncrements%3A FAILED%3A assertion::50 %25%0Aof it%0AReplay token: A1.B2.A1~1f2e3d4c", line);
    }
}
