using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class TaskOfCalls
{
    public static Task<TResult> New<TResult>(Func<TResult> function) => New(function, default, TaskCreationOptions.None);

    public static Task<TResult> New<TResult>(Func<TResult> function, CancellationToken cancellationToken) =>
        New(function, cancellationToken, TaskCreationOptions.None);

    public static Task<TResult> New<TResult>(Func<TResult> function, TaskCreationOptions creationOptions) =>
        New(function, default, creationOptions);

    public static Task<TResult> New<TResult>(Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions) =>
        Controller.Current is { } controller
            ? DelegateTask.New(controller, function, null, cancellationToken, creationOptions)
            : new Task<TResult>(function, cancellationToken, creationOptions);

    public static Task<TResult> New<TResult>(Func<object?, TResult> function, object? state) =>
        New(function, state, default, TaskCreationOptions.None);

    public static Task<TResult> New<TResult>(Func<object?, TResult> function, object? state, CancellationToken cancellationToken) =>
        New(function, state, cancellationToken, TaskCreationOptions.None);

    public static Task<TResult> New<TResult>(Func<object?, TResult> function, object? state, TaskCreationOptions creationOptions) =>
        New(function, state, default, creationOptions);

    public static Task<TResult> New<TResult>(
        Func<object?, TResult> function, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
    {
        if (Controller.Current is not { } controller)
            return new Task<TResult>(function, state, cancellationToken, creationOptions);
        Guard.Argument(controller, function);
        return DelegateTask.New(controller, () => function(state), state, cancellationToken, creationOptions);
    }
}
