using Interleave.Cli.Gallery;
using Interleave.Gallery;
using Interleave.Tests.Gallery.Verdicts;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Gallery;

/// <summary>Every cell of the gallery's matrices is what the textbooks say.</summary>
[Trait("Slow", "the first to ask checks the whole gallery")]
public sealed class VerdictTests
{
    private static readonly Lazy<IReadOnlyList<GalleryMatrix>> Matrices = new(() =>
    {
        var gallery = new CheckedGallery(new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60) });
        return [.. gallery.Problems.SelectMany(p => gallery.Check(p, schedules: false, progress: null).Matrices)];
    });

    private static readonly VerdictTable[] Tables =
    [
        TooMuchMilkVerdicts.Milk,
        MutualExclusionVerdicts.Algorithms,
        MutualExclusionVerdicts.Ownership,
        KernelLocksVerdicts.Locks,
        KernelLocksVerdicts.Futexes,
        KernelLocksVerdicts.Heaps,
        KernelLocksVerdicts.Tasks,
        SemaphoresVerdicts.Kinds,
        SemaphoresVerdicts.Uses,
        MonitorsVerdicts.Stores,
        MonitorsVerdicts.Misuse,
        BoundedBufferVerdicts.Buffers,
        BoundedBufferVerdicts.Pipelines,
        ReadersWritersVerdicts.Table,
        DiningPhilosophersVerdicts.Table,
        BarbershopVerdicts.Table,
        CigaretteSmokersVerdicts.Table,
        HigherMechanismsVerdicts.EventCounts,
        HigherMechanismsVerdicts.Processes,
        HigherMechanismsVerdicts.Tuples,
        HigherMechanismsVerdicts.Paths,
        HigherMechanismsVerdicts.Pages,
        BuildingWaterVerdicts.Table,
        SantaClausVerdicts.Table,
        DiningSavagesVerdicts.Table,
    ];

    public static TheoryData<string, string, string> Expected => [.. Tables.SelectMany(t => t.Rows.Select(r => (t.Title, r.Key, r.Value)))];

    [Theory]
    [MemberData(nameof(Expected))]
    public void Solution_UnderEachMemoryModel_HasTheKnownVerdicts(string title, string name, string sc)
    {
        Solution solution = Catalogue.Solutions.Single(s => s.TypeName.EndsWith("." + name, StringComparison.Ordinal));
        GalleryMatrix matrix = Matrices.Value.Single(m => m.Title == title);
        GalleryRow row = matrix.Rows.Single(r => r.Solution == solution.Name && r.Variant == solution.Variant);
        (string tso, string dotNet) = WeakVerdictTable.Rows.GetValueOrDefault(name, (sc, sc));

        string[] actual = [.. GalleryCell.Models.Select((_, model) => string.Concat(row.Cells.Select(c => Letter(c, model))))];

        string[] expected = [sc, tso, dotNet];
        Assert.True(
            expected.SequenceEqual(actual),
            $"{string.Join(", ", matrix.Columns)}: expected '{string.Join("' '", expected)}', found '{string.Join("' '", actual)}'\n{string.Join('\n', row.Explanation)}");
    }

    [Fact]
    public void WeakTable_NamesSolutionsOnce_OnlyWhereTheModelsDiffer() => Assert.All(WeakVerdictTable.Rows, row =>
    {
        string sc = Expected.Single(r => r.Data.Item2 == row.Key).Data.Item3;
        Assert.True((sc, sc) != row.Value, $"{row.Key} is the same in all models");
    });

    [Fact]
    public void Table_HasARowForEachSolutionAndAColumnForEachProperty()
    {
        Assert.Equal(Catalogue.Solutions.Select(s => s.TypeName.Split('.')[^1]).Order(), Expected.Select(r => r.Data.Item2).Order());
        Assert.Equal(Tables.Select(t => (t.Title, t.Columns)), Matrices.Value.Select(m => (m.Title, string.Join(", ", m.Columns))));
    }

    [Fact]
    public void Explanation_OfAFailingSolution_HasItsShortestSchedule()
    {
        GalleryAnswer answer = new CheckedGallery().Check("TooMuchMilk", schedules: true, progress: null);

        GalleryRow row = answer.Matrices[0].Rows.Single(r => r.Solution == "no synchronization");
        CheckResult failure = Assert.Single(row.Failures);
        Assert.Equal(("NoSynchronization.TwoBuyers", 1, 6), (failure.Test, failure.Preemptions, failure.Trace!.Steps.Count));
        Assert.Equal(11, row.Results.Count);
    }

    private static string Letter(GalleryCell cell, int model) => cell.Verdicts.Count == 0 ? " " : (cell.Verdicts[model].Outcome, cell.Verdicts[model].Text) switch
    {
        (Outcome.Verified, ['a', 't', ' ', 'm', 'o', 's', 't', ' ', .. var bound]) => bound,
        (Outcome.Verified, _) => "+",
        (Outcome.Failed, ['g', 'r', 'o', 'w', 's', ..]) => "g",
        (Outcome.Failed, _) => "-",
        (Outcome.NoBugFound, _) => "?",
        _ => "!",
    };
}
