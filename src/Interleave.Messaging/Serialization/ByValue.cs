using System.Runtime.CompilerServices;

namespace Interleave.Messaging.Serialization;

/// <summary>Whether a message of a type is a copy already when it is passed on.</summary>
internal static class ByValue<T>
{
    /// <summary>Nothing that two could change lies behind it: no references, or a text.</summary>
    public static readonly bool IsCopied = typeof(T) == typeof(string) || !RuntimeHelpers.IsReferenceOrContainsReferences<T>();
}
