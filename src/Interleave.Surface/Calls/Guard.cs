using System.Runtime.CompilerServices;

namespace Interleave.Surface.Calls;

/// <summary>
/// The checks that the replaced members make, in .NET's terms. None of them throws while the execution is
/// being unwound: an exception of ours would hide the one that unwinds.
/// </summary>
internal static class Guard
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Receiver(Controller controller, object? target)
    {
        if (target is null && !controller.Abandoned)
            throw new NullReferenceException();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Argument(Controller controller, object? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is null && !controller.Abandoned)
            throw new ArgumentNullException(name);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Timeout(Controller controller, int value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < System.Threading.Timeout.Infinite && !controller.Abandoned)
            throw new ArgumentOutOfRangeException(name, value, "The timeout must be -1, for none, or not negative.");
    }

    /// <summary>A time span in whole milliseconds, what is left over cut off.</summary>
    public static int Timeout(Controller controller, TimeSpan value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        long milliseconds = (long)value.TotalMilliseconds;
        if (milliseconds is < System.Threading.Timeout.Infinite or > int.MaxValue)
        {
            if (!controller.Abandoned)
                throw new ArgumentOutOfRangeException(name, value, "The timeout must be -1 ms, for none, or from 0 to Int32.MaxValue ms.");
            return 0;
        }
        return (int)milliseconds;
    }

    /// <summary>The receiver is there and has not been disposed of.</summary>
    public static void Open(Controller controller, object target, string? name = null)
    {
        Receiver(controller, target);
        if (controller.Operate(target, Operation.ObjectIsOpen, 0) == 0 && !controller.Abandoned)
            throw new ObjectDisposedException(name ?? target.GetType().FullName);
    }

    /// <summary>An argument that must be in a range.</summary>
    public static void Range(Controller controller, bool right, object value, string name, string message)
    {
        if (!right && !controller.Abandoned)
            throw new ArgumentOutOfRangeException(name, value, message);
    }

    /// <summary>What an object's state does not allow.</summary>
    public static void Allowed(Controller controller, bool right, string message)
    {
        if (!right && !controller.Abandoned)
            throw new InvalidOperationException(message);
    }

    /// <summary>The result of an operation that only the holder of a lock may do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Held(Controller controller, bool held)
    {
        if (!held && !controller.Abandoned)
            throw new SynchronizationLockException();
    }

    /// <summary>The result of an operation that a thread is in the right state for.</summary>
    public static void State(Controller controller, bool right, string message)
    {
        if (!right && !controller.Abandoned)
            throw new ThreadStateException(message);
    }
}
