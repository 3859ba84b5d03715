using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>
/// Objects that an execution has given out before the thread that makes them came to that point: another thread, run
/// first, repeats that it has read a reference to one. Its maker then constructs this one instead of a new one.
/// </summary>
public static class Early
{
    private static int s_expected;

    /// <summary>Whether anything, in any check of this process, was given out and is not made yet.</summary>
    public static bool IsExpected
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => s_expected != 0;
    }

    /// <summary>The object that the running thread is about to make, when it has been given out; else null.</summary>
    public static T? Take<T>()
        where T : class => Unsafe.As<T>(Controller.Current?.TakeEarly(typeof(T), 0));

    /// <summary>Counts the objects that are expected.</summary>
    internal static void Expect(int more) => Interlocked.Add(ref s_expected, more);
}
