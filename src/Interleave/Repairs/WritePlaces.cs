using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Interleave.Executing;
using Interleave.Rewriting;
using Interleave.Surface;
using Interleave.Tracing;

namespace Interleave.Repairs;

/// <summary>The lines of a program that write memory which several threads use.</summary>
/// <remarks>Not thread-safe: one thread of a program runs at a time.</remarks>
internal sealed class WritePlaces
{
    private readonly List<Place> places = [];
    private readonly Dictionary<(string? File, int Line, string Method), int> byLine = [];
    private readonly Dictionary<(MethodBase Method, int Offset), int?> byOffset = [];

    /// <summary>How many there are.</summary>
    public int Count => places.Count;

    /// <summary>A place by its number.</summary>
    public Place this[int place] => places[place];

    /// <summary>The number of the line that the program is at, lines being watched (<see cref="Lines"/>); null where no source is known for it.</summary>
    public int? Here()
    {
        StackFrame[] frames = new StackTrace(false).GetFrames();
        int at = Array.FindIndex(frames, f => f.GetMethod() is { } m && !m.Name.StartsWith('$')
            && AssemblyLoadContext.GetLoadContext(m.Module.Assembly) is RewrittenContext);
        if (at < 0 || frames[at] is not { } frame || frame.GetMethod() is not { } method)
            return null;
        int depth = frames.Length - at;
        // To find the line takes long: once for each place in the code.
        int offset = Lines.Of(depth, method) is { } line ? -line : frame.GetILOffset();
        if (!byOffset.TryGetValue((method, offset), out int? place))
            byOffset[(method, offset)] = place = Number(Executing.Places.Here().FirstOrDefault(p => p.File is not null));
        return place;
    }

    private int? Number(Place? at)
    {
        if (at is null)
            return null;
        if (!byLine.TryGetValue((at.File, at.Line, at.Method), out int place))
        {
            byLine[(at.File, at.Line, at.Method)] = place = places.Count;
            places.Add(at);
        }
        return place;
    }
}
