using Xunit;

namespace Interleave.Tests.Exploration;

public class EnumerationTests
{
    public static TheoryData<string> Classics => [.. ClassicPrograms.All.Keys];

    [Theory]
    [MemberData(nameof(Classics))]
    public void Run_ClassicProgram_HasTheKnownCounts(string name)
    {
        ClassicPrograms.Known known = ClassicPrograms.All[name];

        Enumeration.Result result = Enumeration.Run(known.Program);

        Assert.Equal((known.Complete, known.Deadlocked, known.Hung), (result.Complete.Count, result.Deadlocked.Count, result.Hung.Count));
    }

    [Fact]
    public void Run_TwoIncrements_NamesTheExecutionsAsDocumented()
    {
        Enumeration.Result result = Enumeration.Run(ClassicPrograms.All["counter 2x1"].Program);

        Assert.Equal(
            [
                "order x 1.1 2.1\nreads 1.0 init\nreads 2.0 1.1\nthread 1 2\nthread 2 2",
                "order x 1.1 2.1\nreads 1.0 init\nreads 2.0 init\nthread 1 2\nthread 2 2",
                "order x 2.1 1.1\nreads 1.0 2.1\nreads 2.0 init\nthread 1 2\nthread 2 2",
                "order x 2.1 1.1\nreads 1.0 init\nreads 2.0 init\nthread 1 2\nthread 2 2",
            ],
            result.Complete.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_AttemptThatFails_StandsAfterTheOperationThatStoodInItsWay()
    {
        Enumeration.Result result = Enumeration.Run(ClassicPrograms.All["attempts 2x1"].Program);

        Assert.Contains("after 2.0 m 1.0\nchain m 1.0 1.1\nthread 1 2\nthread 2 1", result.Complete);
    }

    [Fact]
    public void Run_WaitAndPulse_CountsTheWaitAsTwoEvents()
    {
        Enumeration.Result result = Enumeration.Run(ClassicPrograms.All["wait and pulse"].Program);

        Assert.Equal(["chain mon 1.0 1.1 2.0 2.1 2.2 1.2 1.3\nthread 1 4\nthread 2 3"], result.Complete);
        Assert.Equal(["after 2.1 mon 2.0\nchain mon 2.0 2.2 1.0 1.1\nthread 1 2\nthread 2 3"], result.Deadlocked);
    }

    [Fact]
    public void Run_WaitingLoop_HasItsLastRoundOnly()
    {
        Enumeration.Result result = Enumeration.Run(ClassicPrograms.All["await, missed"].Program);

        Assert.Equal(["order x 2.0 2.1\nreads 1.0 2.0\nthread 1 1\nthread 2 2"], result.Complete);
        Assert.Equal(["order x 2.0 2.1\nthread 1 0\nthread 2 2"], result.Hung);
    }

    [Fact]
    public void Run_ProgramThatCouldThrow_IsRefused()
    {
        var program = new Program([], [new("m", ObjectKind.Lock)], [new Step.Exit("m")]);

        Assert.Throws<ArgumentException>(() => Enumeration.Run(program));
    }
}
