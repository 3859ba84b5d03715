using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>Where a check says that weaker models cannot differ, and does not run them, they do not.</summary>
[Trait("Slow", "hundreds of random programs, each explored under three models")]
public class WeakModelsCannotDifferTests
{
    private const int Most = 20_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Check_RandomProgramsWhoseModelsAreNotRun_HaveTheSameExecutionsInAll(int others)
    {
        (int Seed, Program Program)[] programs = [.. Enumerable.Range(0, 600).Select(seed => (seed, Generate(seed, others)))];
        using CompiledPrograms compiled = CompiledPrograms.Compile(programs.Select(p => p.Program));
        RewrittenAssembly assembly = Rewriter.Load(compiled.Path);
        int same = 0, run = 0;
        foreach ((int i, (int seed, Program program)) in programs.Index())
        {
            CheckResult result = assembly.Check(Checked.Options with { Memory = MemoryChoice.All }, $"P{i}");
            if (result.Outcome != Outcome.Verified)
                continue;
            if (result.Earlier.Count > 0)
            {
                run++;
                continue;
            }
            if (WeakEnumeration.TryRun(program, "sc", Most) is not { } sc)
                continue;
            same++;
            foreach (string model in (string[])["tso", "dotnet"])
            {
                Enumeration.Result weak = WeakEnumeration.Run(program, model);
                Assert.True(
                    sc.Complete.SetEquals(weak.Complete) && weak.Deadlocked.Count + weak.Hung.Count == 0,
                    $"seed {seed} has {sc.Complete.Count} executions under sc, {weak.Complete.Count} under {model}:\n\n{SourceText.Of(program)}");
            }
        }
        Assert.InRange(same, 30, 600);
        Assert.InRange(run, 30, 600);
    }

    private static Program Generate(int seed, int others) => RandomProgram.Generate(
        (ulong)seed, new RandomProgramOptions { Memory = .4, Objects = 1, Others = others, Attempts = .5, Awaits = 0, Branches = .2 });
}
