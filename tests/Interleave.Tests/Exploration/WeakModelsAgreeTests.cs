using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Memory;
using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>Under the weaker models, too, the explorer finds every execution, no other one, and none twice.</summary>
public class WeakModelsAgreeTests
{
    private const int Batch = 250;

    /// <summary>Programs with more parts of executions than this are left to the longer runs.</summary>
    private const int Most = 20_000;

    public static TheoryData<string, int> Batches
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string model in (string[])["tso", "dotnet"])
                for (int i = 0; i < 8; i++)
                    data.Add(model, i * Batch);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Explore_RandomPrograms_AgreesWithTheEnumeration(string model, int firstSeed) => Check(model, firstSeed, Batch, Most);

    private static void Check(string model, int firstSeed, int count, int most) => Agreement.Check(
        Explorer(model),
        [.. Programs(firstSeed, count).Where(p => WeakEnumeration.TryRun(p.Program, model, most) is not null)],
        program => WeakEnumeration.Run(program, model));

    private static IEnumerable<(string Name, Program Program)> Programs(int firstSeed, int count) =>
        Enumerable.Range(firstSeed, count).Select(seed => ($"seed {seed}", Generate(seed)));

    private static Program Generate(int seed) => RandomProgram.Generate(
        (ulong)seed,
        new RandomProgramOptions { Memory = .95, Objects = .4, Barriers = .08, References = seed % 2 * .5, Awaits = .1 });

    private static EngineUnderTest Explorer(string model) => new() { Make = cells => new Exhaustive(cells, Model(model)) };

    internal static IMemoryModel Model(string name) => name switch
    {
        "tso" => new TotalStoreOrder(),
        "dotnet" => new DotNet(),
        _ => new SequentialConsistency(),
    };
}
