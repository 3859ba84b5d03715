using System.Diagnostics;

namespace Interleave.Messaging.Scenarios;

/// <summary>Something that is promised does not hold.</summary>
public sealed class AssertionException(string message) : Exception(message);

/// <summary>Says what must hold.</summary>
static class Expect
{
    [StackTraceHidden]
    public static void That(bool condition, string message)
    {
        if (!condition)
            throw new AssertionException(message);
    }
}
