using Xunit;

namespace Interleave.Tests.Exploration;

public class MinimiseTests
{
    [Fact]
    public void Run_FaultInTwoSteps_LeavesTheseTwoSteps()
    {
        Func<Program, bool> fails = p =>
            p.Threads.Any(t => t.Any(s => s is Step.Wait)) && p.Threads.Any(t => t.Any(s => s is Step.Write { Factor: not 0 }));
        Program program = Enumerable.Range(0, 10_000).Select(i => RandomProgram.Generate((ulong)i)).First(p => p.Threads.Count == 3 && fails(p));

        Program least = Minimise.Run(program, candidates => candidates.Index().Where(c => fails(c.Item)).Select(c => (int?)c.Index).FirstOrDefault());

        Assert.True(least.IsValid);
        Assert.True(fails(least));
        Assert.InRange(least.Length, 4, 4); // Enter, Wait, Exit; Write
    }

    [Fact]
    public void Smaller_ManyPrograms_AreValid() =>
        Assert.All(Enumerable.Range(0, 200), i => Assert.All(Minimise.Smaller(RandomProgram.Generate((ulong)i)), p => Assert.True(p.IsValid)));

    [Fact]
    public void Smaller_JoinedThreadGone_JoinsGoWithIt()
    {
        var program = new Program([new("x")], [], [new Step.Read("x")], [new Step.Fence()], [new Step.Join(1), new Step.Join(2), new Step.Read("x")]);

        Program without = Minimise.Smaller(program).First(p => p.Threads.Count == 2 && p.Threads[0][0] is Step.Fence);

        Assert.Equal([new Step.Join(1), new Step.Read("x")], without.Threads[1]);
    }
}
