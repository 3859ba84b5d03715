using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>
/// The lines that methods are at. A stack trace knows them only roughly once a method is optimized, and not at all in catch
/// and finally blocks: there the runtime shows where the method left the code that the block protects.
/// </summary>
public static class Lines
{
    private static int s_watching;

    [ThreadStatic]
    private static List<(int Depth, MethodBase? Method, int Line)>? t_lines;

    /// <summary>A line begins; 0 where it is not known which.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At(int line)
    {
        if (s_watching > 0)
            Note(line);
    }

    /// <summary>Lines are noted from now on until what is returned is disposed of: each takes a walk over the stack.</summary>
    internal static Watch Watching() => new();

    /// <summary>The line that a frame of the current thread's stack is at; null where none was noted.</summary>
    /// <param name="depth">How many frames there are from the frame, itself included, to the bottom of the stack.</param>
    /// <param name="method">The frame's method.</param>
    internal static int? Of(int depth, MethodBase method)
    {
        foreach ((int noted, MethodBase? of, int line) in t_lines ?? [])
            if (noted == depth && of == method)
                return line;
        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Note(int line)
    {
        StackFrame[] frames = new StackTrace(false).GetFrames();
        int frame = Array.FindIndex(frames, f => f.GetMethod()?.DeclaringType != typeof(Lines));
        int depth = frames.Length - frame;
        List<(int Depth, MethodBase? Method, int Line)> lines = t_lines ??= [];
        // What was deeper has returned.
        lines.RemoveAll(l => l.Depth >= depth);
        if (line > 0)
            lines.Add((depth, frames[frame].GetMethod(), line));
    }

    internal sealed class Watch : IDisposable
    {
        public Watch() => Interlocked.Increment(ref s_watching);

        public void Dispose() => Interlocked.Decrement(ref s_watching);
    }
}
