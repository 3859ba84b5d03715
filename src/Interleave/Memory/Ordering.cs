using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Memory;

/// <summary>What an event orders beside itself, as .NET documents it.</summary>
internal static class Ordering
{
    /// <summary>Whether it stays before everything that follows it in program order.</summary>
    public static bool Acquires(in Event it) => it.Kind switch
    {
        EventKind.Read => it.Mode != AccessMode.Plain,
        EventKind.Update => true,
        EventKind.Operation => (it.Flags & EventFlags.Acquires) != 0 && !it.IsBlocked,
        _ => false,
    };

    /// <summary>Whether it stays behind everything that precedes it in program order.</summary>
    public static bool Releases(in Event it) => it.Kind switch
    {
        EventKind.Read => it.IsAtomic,
        EventKind.Write => it.Mode != AccessMode.Plain,
        EventKind.Update => true,
        EventKind.Operation => (it.Flags & EventFlags.Releases) != 0 && !it.IsBlocked,
        _ => false,
    };
}
