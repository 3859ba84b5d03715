using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SampleCode;

/// <summary>An expectation that does not hold.</summary>
public sealed class AssertionException(string message) : Exception(message);

static class Assert
{
    [StackTraceHidden]
    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new AssertionException($"{what}: expected {expected}, found {actual}.");
    }
}
