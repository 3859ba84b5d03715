using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class TaskCalls
{
    public static Task New(Action action) => New(action, default, TaskCreationOptions.None);

    public static Task New(Action action, CancellationToken cancellationToken) => New(action, cancellationToken, TaskCreationOptions.None);

    public static Task New(Action action, TaskCreationOptions creationOptions) => New(action, default, creationOptions);

    public static Task New(Action action, CancellationToken cancellationToken, TaskCreationOptions creationOptions) =>
        Controller.Current is { } controller
            ? DelegateTask.New(controller, action, null, cancellationToken, creationOptions)
            : new Task(action, cancellationToken, creationOptions);

    public static Task New(Action<object?> action, object? state) => New(action, state, default, TaskCreationOptions.None);

    public static Task New(Action<object?> action, object? state, CancellationToken cancellationToken) =>
        New(action, state, cancellationToken, TaskCreationOptions.None);

    public static Task New(Action<object?> action, object? state, TaskCreationOptions creationOptions) =>
        New(action, state, default, creationOptions);

    public static Task New(Action<object?> action, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
    {
        if (Controller.Current is not { } controller)
            return new Task(action, state, cancellationToken, creationOptions);
        Guard.Argument(controller, action);
        return DelegateTask.New(controller, () => action(state), state, cancellationToken, creationOptions);
    }

    public static void Start(Task target) => Start(target, RunningTask.Scheduler);

    public static void Start(Task target, TaskScheduler scheduler)
    {
        if (Controller.Current is { } controller)
            DelegateTask.Start(controller, target, scheduler);
        else
            target.Start(scheduler);
    }

    public static void RunSynchronously(Task target) => RunSynchronously(target, RunningTask.Scheduler);

    public static void RunSynchronously(Task target, TaskScheduler scheduler)
    {
        if (Controller.Current is { } controller)
            DelegateTask.RunHere(controller, target, scheduler);
        else
            target.RunSynchronously(scheduler);
    }

    public static Task Run(Action action) => Run(action, default);

    public static Task Run(Action action, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? DelegateTask.Started(controller, DelegateTask.New(controller, action, null, cancellationToken, TaskCreationOptions.DenyChildAttach))
            : Task.Run(action, cancellationToken);

    public static Task<TResult> Run<TResult>(Func<TResult> function) => Run(function, default);

    public static Task<TResult> Run<TResult>(Func<TResult> function, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? DelegateTask.Started(controller, DelegateTask.New(controller, function, null, cancellationToken, TaskCreationOptions.DenyChildAttach))
            : Task.Run(function, cancellationToken);

    public static Task Run(Func<Task?> function) => Run(function, default);

    public static Task Run(Func<Task?> function, CancellationToken cancellationToken)
    {
        if (Controller.Current is not { } controller)
            return Task.Run(function, cancellationToken);
        Guard.Argument(controller, function);
        return TaskExtensionsCalls.Unwrap(Run<Task?>(function, cancellationToken)!);
    }

    public static Task<TResult> Run<TResult>(Func<Task<TResult>?> function) => Run(function, default);

    public static Task<TResult> Run<TResult>(Func<Task<TResult>?> function, CancellationToken cancellationToken)
    {
        if (Controller.Current is not { } controller)
            return Task.Run(function, cancellationToken);
        Guard.Argument(controller, function);
        return TaskExtensionsCalls.Unwrap(Run<Task<TResult>?>(function, cancellationToken)!);
    }
}
