using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Reports;

public sealed class ReplayTokenTests
{
    [Theory]
    [InlineData("A2.B6.A4")]
    [InlineData("0")]
    [InlineData("0~1f2e3d4c.all")]
    [InlineData("A2.B6.A4~1f2e3d4c")]
    [InlineData("A2.B6.A4~1f2e3d4c.r3-1.t7")]
    [InlineData("A2~.r3")]
    [InlineData("T1_4.main1.worker_a2_10")]
    public void Parse_ThenToString_GivesTheSame(string text)
    {
        var token = ReplayToken.Parse(text);

        Assert.Equal(text, token.ToString());
        Assert.Equal(token, ReplayToken.Parse(token.ToString()));
    }

    [Fact]
    public void Parse_Token_HasItsParts()
    {
        var token = ReplayToken.Parse(" A2.T1_6~1f2e3d4c.x.y ");

        Assert.Equal([("A", 2), ("T1_", 6)], token.Runs);
        Assert.Equal("1f2e3d4c", token.Hash);
        Assert.Equal("x.y", token.Facts);
    }

    [Theory]
    [InlineData("T1", "T1_")]
    [InlineData("main", "main")]
    [InlineData("reader 2", "reader_2_")]
    [InlineData("a.b~c", "a_b_c")]
    [InlineData("-x", "_x")]
    [InlineData("", "_")]
    [InlineData("T1_", "T1_")]
    public void NameOf_AnyName_CanStandInAToken(string thread, string name)
    {
        Assert.Equal(name, ReplayToken.NameOf(thread));
        var token = new ReplayToken([(thread, 12)]);
        Assert.Equal([(name, 12)], ReplayToken.Parse(token.ToString()).Runs);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("A", "'A' in the replay token is no run")]
    [InlineData("2", "'2' in the replay token is no run")]
    [InlineData("A2..B1", "'' in the replay token is no run")]
    [InlineData("A0", "must be from 1")]
    [InlineData("A99999999999", "must be from 1")]
    [InlineData("A2~xyz", "'xyz' in the replay token is no hash")]
    [InlineData("A2~1f2e3d4c.a b", "characters that cannot stand there")]
    [InlineData("A 2", "is no run")]
    public void TryParse_Malformed_SaysWhatIsWrong(string text, string part)
    {
        Assert.False(ReplayToken.TryParse(text, out _, out var error));
        Assert.Contains(part, error);
        Assert.Equal(error, Assert.Throws<FormatException>(() => ReplayToken.Parse(text)).Message);
    }
}
