using Interleave.Cli.Gallery;
using Interleave.Gallery;
using Interleave.Properties;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Gallery;

/// <summary>Every cell of the gallery's matrices is what the textbooks say.</summary>
public sealed class VerdictTests
{
    private static readonly Lazy<RewrittenAssembly> Copy = new(() => Rewriter.Load(typeof(Catalogue).Assembly.Location));

    public static TheoryData<string, string> Expected =>
        [.. new[] { VerdictTable.Milk, VerdictTable.Mutex, VerdictTable.Ownership }.SelectMany(t => t).Select(r => (r.Key, r.Value))];

    [Theory]
    [MemberData(nameof(Expected))]
    public void Solution_UnderSequentialConsistency_HasTheKnownVerdicts(string name, string expected)
    {
        Solution solution = Catalogue.Solutions.Single(s => s.TypeName.EndsWith("." + name, StringComparison.Ordinal));
        string folder = Path.GetDirectoryName(solution.SourceFile)!;
        IReadOnlyList<string> columns = GalleryColumns.Of(Catalogue.Solutions.Where(s => Path.GetDirectoryName(s.SourceFile) == folder));

        var cells = new List<PropertyCell?>();
        lock (Copy)
        {
            var solved = new CheckedSolution(Copy.Value, solution, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(60) });
            foreach (string column in columns)
                cells.Add(solution.Scenarios.Any(s => GalleryColumns.Uses(column, s)) ? solved.Judge(column) : null);
        }

        string actual = string.Concat(cells.Select(Letter));
        Assert.True(expected == actual, $"{string.Join(", ", columns)}: expected '{expected}', found '{actual}'\n{string.Join('\n', cells.Select(c => $"{c?.Property}: {c?.Text}: {c?.Detail}"))}");
    }

    [Fact]
    public void Table_HasARowForEachSolution() =>
        Assert.Equal(Catalogue.Solutions.Select(s => s.TypeName.Split('.')[^1]).Order(), Expected.Select(r => r.Data.Item1).Order());

    private static string Letter(PropertyCell? cell) => cell switch
    {
        null => " ",
        { Property: Property.BoundedWaiting, Holds: Holds.Yes } => cell.Text.Replace("at most ", "", StringComparison.Ordinal),
        { Property: Property.BoundedWaiting, Holds: Holds.No } => "g",
        { Holds: Holds.Yes } => "+",
        { Holds: Holds.No } => "-",
        _ => "?",
    };
}
