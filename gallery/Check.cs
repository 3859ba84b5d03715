using System.Diagnostics;

namespace Interleave.Gallery;

/// <summary>Something that a solution promises does not hold.</summary>
public sealed class AssertionException(string message) : Exception(message);

/// <summary>Says what must hold.</summary>
public static class Check
{
    /// <summary>Throws unless the condition holds.</summary>
    [StackTraceHidden]
    public static void That(bool condition, string message)
    {
        if (!condition)
            throw new AssertionException(message);
    }
}
