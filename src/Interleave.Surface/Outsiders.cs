using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>
/// Threads that the checker does not control and that enter code under check all the same: a finalizer's, a timer's of
/// some library, whatever the runtime calls back on. What they do is not seen, so that nothing can be said.
/// </summary>
/// <remarks>May be called from any thread. A group is the assemblies that were rewritten together.</remarks>
public static class Outsiders
{
    /// <summary>The groups under check, and the method that an outsider entered first.</summary>
    private static readonly ConcurrentDictionary<int, string> s_watched = new();

    /// <summary>A method is entered that code which is not rewritten can call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter(int group, string method)
    {
        if (Controller.Current is null)
            Note(group, method);
    }

    /// <summary>From now on outsiders are noted.</summary>
    internal static void Watch(int group) => s_watched[group] = "";

    /// <summary>Ends the watch: the method that an outsider has entered, or null.</summary>
    internal static string? Leave(int group) => s_watched.TryRemove(group, out string? method) && method.Length > 0 ? method : null;

    private static void Note(int group, string method) => s_watched.TryUpdate(group, method, "");
}
