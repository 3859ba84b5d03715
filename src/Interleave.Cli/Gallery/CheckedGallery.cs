using System.Collections.Concurrent;
using Interleave.Gallery;
using Interleave.Properties;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Gallery;

/// <summary>The gallery beside this program, rewritten and checked.</summary>
/// <remarks>Not thread-safe. Solutions are checked side by side, each on a rewritten copy that nobody else uses meanwhile.</remarks>
internal sealed class CheckedGallery(CheckOptions? options = null) : IGallery
{
    /// <summary>For one scenario. The largest ones take about a second.</summary>
    private readonly CheckOptions _options = options ?? new CheckOptions { TimeBudget = TimeSpan.FromSeconds(5) };

    private readonly ConcurrentBag<RewrittenAssembly> _copies = [];

    /// <summary>The assembly with the solutions.</summary>
    public static string Path => typeof(Catalogue).Assembly.Location;

    public IReadOnlyList<string> Problems => [.. Catalogue.Problems.Select(p => p.Name)];

    public GalleryAnswer Check(string problem, bool schedules, Action<string>? progress)
    {
        var solutions = Catalogue.Solutions.Where(s => s.Problem == problem).ToList();
        var count = 0;
        var matrices = new List<GalleryMatrix>();
        // A folder within the problem's own has solutions of which something else is asked.
        foreach (var group in solutions.GroupBy(s => System.IO.Path.GetDirectoryName(s.SourceFile)!.Replace('\\', '/')))
        {
            var columns = GalleryColumns.Of(group);
            var rows = new GalleryRow[group.Count()];
            var work = group.Select((solution, row) => (solution, row)).ToList();
            Parallel.ForEach(
                Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) },
                item =>
                {
                    var (solution, row) = item;
                    lock (rows)
                    {
                        progress?.Invoke($"{problem}: {solution.Name} ({solution.Variant}), {++count} of {solutions.Count}");
                    }

                    var copy = _copies.TryTake(out var free) ? free : Rewriter.Load(Path);
                    rows[row] = Row(new CheckedSolution(copy, solution, _options), columns, schedules);
                    _copies.Add(copy);
                });
            matrices.Add(new GalleryMatrix(group.Key, columns, rows));
        }

        return new GalleryAnswer(Catalogue.Problems.Single(p => p.Name == problem).Story, matrices);
    }

    private static GalleryRow Row(CheckedSolution solution, IReadOnlyList<string> columns, bool schedules)
    {
        var asked = columns.Where(c => solution.Solution.Scenarios.Any(s => GalleryColumns.Uses(c, s))).ToHashSet();
        var judged = columns.Select(c => asked.Contains(c) ? solution.Judge(c) : []).ToList();
        var cells = judged.Where(c => c.Count > 0).ToList();
        var results = solution.Results(schedules);
        return new GalleryRow(solution.Solution.Name, solution.Solution.Variant, [.. judged.Select(c => new GalleryCell([.. c.Select(Verdict)]))])
        {
            Explanation = GalleryExplanation.Of(cells),
            Results = results,
            Failures = GalleryExplanation.Failures(cells, results),
        };
    }

    private static GalleryVerdict Verdict(PropertyCell cell) => new(cell.Text, cell.Holds switch
    {
        Holds.Yes => Outcome.Verified,
        Holds.No => Outcome.Failed,
        _ => cell.Basis.Any(PropertyCells.CannotBeChecked) ? Outcome.Error : Outcome.NoBugFound,
    });
}
