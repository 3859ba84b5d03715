using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Interleave.Programs;

/// <summary>What a program promises does not hold.</summary>
public sealed class AssertionException(string message) : Exception(message);

static class Assert
{
    [StackTraceHidden]
    public static void That(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
    {
        if (!condition)
            throw new AssertionException(message);
    }
}
