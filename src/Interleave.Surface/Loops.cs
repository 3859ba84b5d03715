using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>Loops, so that waiting loops can be told from working ones.</summary>
public static class Loops
{
    /// <summary>The loop is entered from outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter(int loop, nint frame, long locals) => Controller.Current?.LoopEnter(loop, frame, locals);

    /// <summary>The loop goes round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Back(int loop, nint frame, long locals) => Controller.Current?.LoopBack(loop, frame, locals);

    /// <summary>Adds a local variable to the hash of those that decide how a loop goes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Local<T>(long locals, T value)
    {
        if (Controller.Current is null)
            return 0;
        long bits = typeof(T).IsValueType
            ? Access.IsPrimitive<T>() ? Access.Pack(ref value) : value!.GetHashCode()
            : RuntimeHelpers.GetHashCode(value);
        return (locals ^ bits) * unchecked((long)0x9E3779B97F4A7C15) + (locals >>> 29);
    }

    /// <summary>Adds something that cannot be compared: the loop counts as having moved.</summary>
    public static long Unknown(long locals) => locals + ++t_unknown * 0x51ED270B;

    [ThreadStatic]
    private static long t_unknown;
}
