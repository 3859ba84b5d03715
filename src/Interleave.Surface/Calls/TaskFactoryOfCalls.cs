using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TaskFactory{TResult}"/>.</summary>
[Replaces(typeof(TaskFactory<>))]
public static partial class TaskFactoryOfCalls
{
    public static Task<TResult> StartNew<TResult>(TaskFactory<TResult> target, Func<TResult> function) =>
        StartNew(target, function, target.CancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(TaskFactory<TResult> target, Func<TResult> function, CancellationToken cancellationToken) =>
        StartNew(target, function, cancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(TaskFactory<TResult> target, Func<TResult> function, TaskCreationOptions creationOptions) =>
        StartNew(target, function, target.CancellationToken, creationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(
        TaskFactory<TResult> target, Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.StartNew(function, cancellationToken, creationOptions, scheduler);
        Guard.Argument(controller, function);
        return DelegateTask.Started(controller, DelegateTask.New(controller, function, null, cancellationToken, creationOptions), scheduler);
    }

    public static Task<TResult> StartNew<TResult>(TaskFactory<TResult> target, Func<object?, TResult> function, object? state) =>
        StartNew(target, function, state, target.CancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(TaskFactory<TResult> target, Func<object?, TResult> function, object? state, CancellationToken cancellationToken) =>
        StartNew(target, function, state, cancellationToken, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(TaskFactory<TResult> target, Func<object?, TResult> function, object? state, TaskCreationOptions creationOptions) =>
        StartNew(target, function, state, target.CancellationToken, creationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> StartNew<TResult>(
        TaskFactory<TResult> target, Func<object?, TResult> function, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.StartNew(function, state, cancellationToken, creationOptions, scheduler);
        Guard.Argument(controller, function);
        return DelegateTask.Started(controller, DelegateTask.New(controller, () => function(state), state, cancellationToken, creationOptions), scheduler);
    }
}
