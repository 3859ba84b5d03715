using Interleave.Rewriting;
using Interleave.Tests;

namespace Interleave.Sync.Tests;

/// <summary>The library and its scenarios with one thing wrong.</summary>
internal static class BrokenLibrary
{
    private static readonly BrokenSources Sources = new("src/Interleave.Sync", "tests/Interleave.Sync.Scenarios");

    /// <exception cref="ArgumentException">The text to replace is not there exactly once.</exception>
    public static RewrittenAssembly With(string file, string right, string wrong) => Sources.With(file, right, wrong);
}
