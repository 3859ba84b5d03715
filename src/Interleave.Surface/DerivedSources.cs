using Interleave.Surface.Tasks;

namespace Interleave.Surface;

/// <summary>Objects of classes that are derived from <see cref="TaskCompletionSource"/>.</summary>
public static class DerivedSources
{
    /// <summary>The base class has made its task.</summary>
    public static void Made(TaskCompletionSource target) => TakeOver(target.Task);

    /// <inheritdoc cref="Made"/>
    public static void MadeOf<TResult>(TaskCompletionSource<TResult> target) => TakeOver(target.Task);

    private static void TakeOver(Task task)
    {
        if (Controller.Current is { } controller)
            ControlledTask.Make(controller, task).Attach(controller);
    }
}
