using System.Runtime.CompilerServices;

namespace Interleave.Surface.Tasks;

/// <summary>What stands behind a <see cref="ValueTask"/>: nothing, a task, or a source.</summary>
internal static class RealValueTask
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    public static extern ref object? Source(ref ValueTask value);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_continueOnCapturedContext")]
    private static extern ref bool OnContext(ref ValueTask value);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask Value(ref ValueTaskAwaiter awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask Value(ref ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter);

    public static Awaited Awaited(ref ValueTaskAwaiter awaiter) => new(Source(ref Value(ref awaiter)) as Task, true);

    public static Awaited Awaited(ref ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter) =>
        new(Source(ref Value(ref awaiter)) as Task, OnContext(ref Value(ref awaiter)));
}

/// <inheritdoc cref="RealValueTask"/>
/// <typeparam name="TResult">What it gives.</typeparam>
internal static class RealValueTask<TResult>
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    public static extern ref object? Source(ref ValueTask<TResult> value);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_continueOnCapturedContext")]
    private static extern ref bool OnContext(ref ValueTask<TResult> value);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask<TResult> Value(ref ValueTaskAwaiter<TResult> awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask<TResult> Value(ref ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter awaiter);

    public static Awaited Awaited(ref ValueTaskAwaiter<TResult> awaiter) => new(Source(ref Value(ref awaiter)) as Task, true);

    public static Awaited Awaited(ref ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter awaiter) =>
        new(Source(ref Value(ref awaiter)) as Task, OnContext(ref Value(ref awaiter)));
}
