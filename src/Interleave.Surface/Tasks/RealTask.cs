using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Interleave.Surface.Tasks;

/// <summary>What the framework keeps to itself of a <see cref="Task"/>: how it is completed, and where something can be attached to it.</summary>
internal static class RealTask
{
    /// <summary>The state that the task was made with; under control, what is known of the task besides.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_stateObject")]
    public static extern ref object? State(Task task);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "TrySetResult")]
    public static extern bool TrySetResult(Task task);

    /// <param name="task">The task.</param>
    /// <param name="exception">An exception, or something that holds one or several.</param>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "TrySetException")]
    public static extern bool TrySetException(Task task, object exception);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "TrySetCanceled")]
    public static extern bool TrySetCanceled(Task task, CancellationToken token, object? exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_task")]
    public static extern ref Task Of(ref TaskAwaiter awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_task")]
    public static extern ref Task Of(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_options")]
    public static extern ref ConfigureAwaitOptions Options(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_builder")]
    public static extern ref AsyncTaskMethodBuilder Builder(ref AsyncVoidMethodBuilder builder);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_synchronizationContext")]
    public static extern ref SynchronizationContext? Context(ref AsyncVoidMethodBuilder builder);

    /// <summary>Ends a task as cancelled when its failure is one, else as failed.</summary>
    public static void Fail(Task task, Exception failure, CancellationToken token, bool isCancellation)
    {
        if (isCancellation)
            TrySetCanceled(task, token, ExceptionDispatchInfo.Capture(failure));
        else
            TrySetException(task, failure);
    }
}

/// <inheritdoc cref="RealTask"/>
/// <typeparam name="TResult">What the task gives.</typeparam>
internal static class RealTask<TResult>
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "TrySetResult")]
    public static extern bool TrySetResult(Task<TResult> task, TResult result);
}
