using Interleave.Cli.Targets;
using Interleave.Litmus;
using Interleave.Properties;
using Interleave.Rewriting;

namespace Interleave.Cli.Litmus;

/// <summary>The suite of litmus tests beside this program, explored and run.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class CheckedSuite
{
    private static readonly MemoryChoice[] Models = [MemoryChoice.Sc, MemoryChoice.Tso, MemoryChoice.DotNet];

    private readonly Lazy<RewrittenAssembly> _copy = new(() => Rewriter.Load(typeof(Suite).Assembly.Location));

    /// <summary>The tests that a user means: the one of that name, or else all that have it in theirs.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static IReadOnlyList<SuiteEntry> Find(string? name)
    {
        if (name is null)
        {
            return Suite.Tests;
        }

        var exact = Suite.Tests.Where(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        var found = exact.Count > 0 ? exact : [.. Suite.Tests.Where(t => t.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return found.Count > 0 && name.Length > 0
            ? found
            : throw new UsageException($"there is no litmus test '{name}'; {Near(name)}");
    }

    /// <summary>Explores a test under each model and, where <paramref name="iterations"/> is not 0, runs it so often.</summary>
    public LitmusResult Check(SuiteEntry test, long iterations)
    {
        var method = _copy.Value.Assembly.GetType(test.Type.FullName!, throwOnError: true)!.GetMethod(nameof(LitmusTest.Run))!;
        return new LitmusResult(
            test,
            [.. Models.Select(model => Outcomes.Explore(_copy.Value, method, new CheckOptions { Memory = model }))],
            iterations == 0 ? null : RealRun.Of(test, iterations));
    }

    private static string Near(string name)
    {
        var near = NearNames.Find(name, Suite.Tests.Select(t => t.Name));
        return near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : "without a name all of them are shown";
    }
}
