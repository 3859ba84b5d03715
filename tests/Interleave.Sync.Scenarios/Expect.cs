using System.Diagnostics;

namespace Interleave.Sync.Scenarios;

/// <summary>Something that a type promises does not hold.</summary>
public sealed class AssertionException(string message) : Exception(message);

/// <summary>Says what must hold.</summary>
static class Expect
{
    /// <summary>So long that nothing but the checker ever lets it run out.</summary>
    public static readonly TimeSpan AWhile = TimeSpan.FromDays(1);

    [StackTraceHidden]
    public static void That(bool condition, string message)
    {
        if (!condition)
            throw new AssertionException(message);
    }
}
