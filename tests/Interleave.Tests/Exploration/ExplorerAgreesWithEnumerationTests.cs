using Xunit;

namespace Interleave.Tests.Exploration;

/// <summary>The explorer finds every execution that the enumeration finds, no other one, and none twice.</summary>
[Trait(ExplorerUnderTest.Trait, ExplorerUnderTest.Value)]
[Trait("Slow", "thousands of random programs, each explored and enumerated")]
public class ExplorerAgreesWithEnumerationTests
{
    private const int Batch = 250;

    public static TheoryData<int> FirstSeeds => [.. Enumerable.Range(0, 8).Select(i => i * Batch)];

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Explore_RandomPrograms_AgreesWithTheEnumeration(int firstSeed) => Agreement.Check(
        ExplorerUnderTest.Required,
        [.. Enumerable.Range(firstSeed, Batch).Select(seed => ($"seed {seed}", RandomProgram.Generate((ulong)seed)))]);

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Explore_EventsMutexesCountdownsBarriersAndCancellation_AgreesWithTheEnumeration(int firstSeed) => Agreement.Check(
        ExplorerUnderTest.Required,
        [.. Enumerable.Range(firstSeed, Batch).Select(seed => ($"others, seed {seed}", RandomProgram.Generate((ulong)seed, Others)))]);

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Explore_InterruptedThreads_AgreesWithTheEnumeration(int firstSeed) => Agreement.Check(
        ExplorerUnderTest.Required,
        [.. Enumerable.Range(firstSeed, Batch).Select(seed => ($"interrupts, seed {seed}", RandomProgram.Generate((ulong)seed, Interrupts)))]);

    private static RandomProgramOptions Interrupts => new() { Interrupts = .3, Others = .5, Objects = .7, Memory = .2, Joins = 0 };

    private static RandomProgramOptions Others => new() { Others = 1, Objects = .2, Memory = .4 };

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Explore_RandomReaderWriterPrograms_AgreesWithTheEnumeration(int firstSeed) => Agreement.Check(
        ExplorerUnderTest.Required,
        [.. Enumerable.Range(firstSeed, Batch).Select(seed => ($"reader-writer, seed {seed}", RandomProgram.Generate((ulong)seed, ReaderWriters)))]);

    private static readonly RandomProgramOptions ReaderWriters = new() { Objects = 1, Memory = .3, ReaderWriters = .7, Awaits = .1 };

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    [InlineData(500)]
    public void Explore_ProgramsOfWaitingLoops_AgreesWithTheEnumeration(int firstSeed) => Agreement.Check(
        ExplorerUnderTest.Required,
        [.. Enumerable.Range(firstSeed, Batch).Select(seed => ($"loops, seed {seed}", RandomProgram.Generate((ulong)seed, Loops)))]);

    private static readonly RandomProgramOptions Loops = new() { Memory = 1, Objects = .1, Awaits = .6, Branches = .1 };

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    [InlineData(500)]
    public void Explore_ProgramsOfLoopsThatTry_AgreesWithTheEnumeration(int firstSeed) => Agreement.Check(
        ExplorerUnderTest.Required,
        [.. Enumerable.Range(firstSeed, Batch).Select(seed => ($"swaps, seed {seed}", RandomProgram.Generate((ulong)seed, Swaps)))]);

    private static readonly RandomProgramOptions Swaps = new() { Memory = 1, Objects = .1, Awaits = .2, Swaps = .7, Branches = .1 };

    [Fact]
    public void Explore_LongerRandomPrograms_AgreesWithTheEnumeration() => Agreement.Check(
        ExplorerUnderTest.Required,
        [.. Enumerable.Range(0, Batch).Select(seed => ($"longer, seed {seed}", RandomProgram.Generate((ulong)seed, new RandomProgramOptions { Longer = 2 })))]);

    [Fact]
    public void Explore_ClassicPrograms_AgreesWithTheEnumeration() => Agreement.Check(
        ExplorerUnderTest.Required,
        [.. ClassicPrograms.All.Select(c => (c.Key, c.Value.Program))]);
}
