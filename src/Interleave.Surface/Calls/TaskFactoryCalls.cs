using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TaskFactory"/>.</summary>
[Replaces(typeof(TaskFactory))]
public static partial class TaskFactoryCalls
{
    public static Task StartNew(TaskFactory target, Action action) =>
        StartNew(target, action, target.CancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task StartNew(TaskFactory target, Action action, CancellationToken cancellationToken) =>
        StartNew(target, action, cancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task StartNew(TaskFactory target, Action action, TaskCreationOptions creationOptions) =>
        StartNew(target, action, target.CancellationToken, creationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task StartNew(
        TaskFactory target, Action action, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.StartNew(action, cancellationToken, creationOptions, scheduler);
        Guard.Argument(controller, action);
        return DelegateTask.Started(controller, DelegateTask.New(controller, action, null, cancellationToken, creationOptions), scheduler);
    }

    public static Task StartNew(TaskFactory target, Action<object?> action, object? state) =>
        StartNew(target, action, state, target.CancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task StartNew(TaskFactory target, Action<object?> action, object? state, CancellationToken cancellationToken) =>
        StartNew(target, action, state, cancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task StartNew(TaskFactory target, Action<object?> action, object? state, TaskCreationOptions creationOptions) =>
        StartNew(target, action, state, target.CancellationToken, creationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task StartNew(
        TaskFactory target, Action<object?> action, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.StartNew(action, state, cancellationToken, creationOptions, scheduler);
        Guard.Argument(controller, action);
        return DelegateTask.Started(controller, DelegateTask.New(controller, () => action(state), state, cancellationToken, creationOptions), scheduler);
    }

    public static Task<TResult> StartNew<TResult>(TaskFactory target, Func<TResult> function) =>
        StartNew(target, function, target.CancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(TaskFactory target, Func<TResult> function, CancellationToken cancellationToken) =>
        StartNew(target, function, cancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(TaskFactory target, Func<TResult> function, TaskCreationOptions creationOptions) =>
        StartNew(target, function, target.CancellationToken, creationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(
        TaskFactory target, Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.StartNew(function, cancellationToken, creationOptions, scheduler);
        Guard.Argument(controller, function);
        return DelegateTask.Started(controller, DelegateTask.New(controller, function, null, cancellationToken, creationOptions), scheduler);
    }

    public static Task<TResult> StartNew<TResult>(TaskFactory target, Func<object?, TResult> function, object? state) =>
        StartNew(target, function, state, target.CancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(TaskFactory target, Func<object?, TResult> function, object? state, CancellationToken cancellationToken) =>
        StartNew(target, function, state, cancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(TaskFactory target, Func<object?, TResult> function, object? state, TaskCreationOptions creationOptions) =>
        StartNew(target, function, state, target.CancellationToken, creationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(
        TaskFactory target, Func<object?, TResult> function, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.StartNew(function, state, cancellationToken, creationOptions, scheduler);
        Guard.Argument(controller, function);
        return DelegateTask.Started(controller, DelegateTask.New(controller, () => function(state), state, cancellationToken, creationOptions), scheduler);
    }
}
