using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Memory;
using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>Under the weaker models, too, the explorer finds every execution, no other one, and none twice.</summary>
[Trait("Slow", "thousands of random programs, each explored and enumerated")]
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
                    data.Add(model, i * 1000);
            return data;
        }
    }

    /// <summary>With access modes, barriers, atomics, references and publication, locks, monitors and semaphores.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public void Explore_RandomPrograms_AgreesWithTheEnumeration(string model, int firstSeed) => Check(model, Programs(firstSeed), Batch, Most);

    /// <summary>With waits for several objects, which the explorer takes to be one.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public void Explore_EventsMutexesCountdownsBarriersAndCancellation_AgreesWithTheEnumeration(string model, int firstSeed) =>
        Check(model, Programs(firstSeed, Others), Batch / 2, Most);

    /// <summary>With loops that try an atomic operation until it succeeds.</summary>
    [Theory]
    [InlineData("tso", 0)]
    [InlineData("tso", 1000)]
    [InlineData("dotnet", 0)]
    [InlineData("dotnet", 1000)]
    public void Explore_ProgramsOfLoopsThatTry_AgreesWithTheEnumeration(string model, int firstSeed) =>
        Check(model, Programs(firstSeed, Swaps), Batch, Most);

    /// <summary>The explorer, the graphs and a machine with store buffers: three ways to the same executions.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    [InlineData(20_000)]
    [InlineData(30_000)]
    public void Explore_RandomProgramsOnX86_AgreesWithTheMachine(int firstSeed) => Agreement.Check(
        Explorer("tso"),
        [.. Programs(firstSeed).Where(p => !p.Program.UsedReferences.Any()).Take(2 * Batch)],
        Enumeration.RunBuffered);

    [Theory]
    [InlineData("sc")]
    [InlineData("tso")]
    public void Enumeration_OfGraphs_IsThatOfTheMachine(string model)
    {
        Assert.All(Programs(0).Where(p => !p.Program.UsedReferences.Any()).Take(Batch), Same);
        Assert.All(Programs(0, Others).Take(Batch), Same);
        Assert.All(Programs(0, Swaps).Take(Batch), Same);

        void Same((string Name, Program Program) p)
        {
            if (WeakEnumeration.TryRun(p.Program, model, Most) is { } graphs)
                Assert.Null(Agreement.Difference(model == "sc" ? Enumeration.Run(p.Program) : Enumeration.RunBuffered(p.Program), Once(graphs)));
        }
    }

    /// <summary>Seeds that the smaller runs do not get to.</summary>
    [Theory(Explicit = true)]
    [Trait("slow", "yes")]
    [InlineData("tso", 100_000)]
    [InlineData("tso", 110_000)]
    [InlineData("dotnet", 100_000)]
    [InlineData("dotnet", 110_000)]
    [InlineData("dotnet", 120_000)]
    [InlineData("dotnet", 130_000)]
    public void Explore_ManyRandomPrograms_AgreesWithTheEnumeration(string model, int first)
    {
        for (int batch = first; batch < first + 10_000; batch += Batch)
        {
            Check(model, Programs(batch), Batch, 5 * Most);
            Check(model, Programs(batch, Others), Batch, 5 * Most);
        }
    }

    /// <summary>A seed of which an execution was missed: a waiting operation looks at a state that is changed again at once.</summary>
    [Theory]
    [InlineData("sc", 120_584)]
    [InlineData("tso", 120_584)]
    [InlineData("dotnet", 120_584)]
    public void Explore_SeedOfObjectsThatDiffered_AgreesWithTheEnumeration(string model, int seed) => Check(model, Programs(seed, Others), 1, 5 * Most);

    [Theory]
    [InlineData("the order of references is left out", "according to the explorer only")]
    [InlineData("barriers are left out", "according to the explorer only")]
    [InlineData("monotone", "missed by the explorer")]
    [InlineData("sequentially consistent", "missed by the explorer")]
    [InlineData("x86", "missed by the explorer")]
    [InlineData("reads are not ordered", "according to the explorer only")]
    public void Agreement_ModelThatIsWrong_IsSeen(string fault, string sign)
    {
        (string, Program Program)[] programs = [("fenced", Fenced), .. Programs(0).Take(400)];
        using CompiledPrograms compiled = CompiledPrograms.Compile(programs.Select(p => p.Program));
        var explorer = new EngineUnderTest { Make = cells => new Exhaustive(cells, new Wrong(fault)) };

        Assert.Contains(programs.Index(), p =>
            WeakEnumeration.TryRun(p.Item.Program, "dotnet", Most / 4) is { } expected
            && Agreement.Difference(explorer, p.Item.Program, compiled.Path, CompiledPrograms.MethodOf(p.Index), _ => expected)?.Contains(sign, StringComparison.Ordinal) == true);
    }

    private static readonly Program Fenced = new(
        [new("x"), new("y")], [],
        [new Step.Write("x", 1), new Step.Fence(), new Step.Read("y")],
        [new Step.Write("y", 1), new Step.Fence(), new Step.Read("x")]);

    /// <summary>The model of .NET with one thing wrong.</summary>
    private sealed class Wrong(string fault) : IMemoryModel
    {
        private readonly IMemoryModel _model = fault switch
        {
            "sequentially consistent" => new SequentialConsistency(),
            "x86" => new TotalStoreOrder(),
            _ => new DotNet(),
        };

        public string Name => fault;

        public bool IsMonotone => fault == "monotone";

        public bool IsWeak => fault != "barriers are left out";

        public bool OrdersByReferences => fault != "the order of references is left out";

        public bool Consistent(Graph graph, int added) =>
            _model.Consistent(graph, added) || (fault == "reads are not ordered" && graph[added].Kind == EventKind.Read);
    }

    private static ExplorationKeys Once(Enumeration.Result result) =>
        new(result.Complete.ToDictionary(k => k, _ => 1), result.Deadlocked.ToDictionary(k => k, _ => 1), result.Hung.ToDictionary(k => k, _ => 1));

    /// <summary>Compares the first <paramref name="count"/> programs that are not too big to be enumerated.</summary>
    private static void Check(string model, IEnumerable<(string Name, Program Program)> programs, int count, int most)
    {
        var expected = new Dictionary<Program, Enumeration.Result>();
        var compared = new List<(string, Program)>();
        foreach ((string name, Program program) in programs)
        {
            if (WeakEnumeration.TryRun(program, model, most) is not { } result)
                continue;
            expected.Add(program, result);
            compared.Add((name, program));
            if (compared.Count == count)
                break;
        }
        Agreement.Check(Explorer(model), compared, program => expected.GetValueOrDefault(program) ?? WeakEnumeration.Run(program, model));
    }

    private static RandomProgramOptions OptionsFor(int seed) => new() { Memory = .95, Objects = .4, Barriers = .08, References = seed % 2 * .5, Awaits = .1 };

    private static RandomProgramOptions Others(int seed) => OptionsFor(seed) with { Others = 1, Objects = .2, References = 0 };

    private static RandomProgramOptions Swaps(int seed) => OptionsFor(seed) with { Swaps = .7, Objects = .1, References = 0 };

    private static IEnumerable<(string Name, Program Program)> Programs(int firstSeed, Func<int, RandomProgramOptions>? options = null) =>
        Enumerable.Range(firstSeed, 10_000).Select(seed => ($"seed {seed}", RandomProgram.Generate((ulong)seed, (options ?? OptionsFor)(seed))));

    private static EngineUnderTest Explorer(string model) => new() { Make = cells => new Exhaustive(cells, Model(model)) };

    internal static IMemoryModel Model(string name) => name switch
    {
        "tso" => new TotalStoreOrder(),
        "dotnet" => new DotNet(),
        _ => new SequentialConsistency(),
    };
}
