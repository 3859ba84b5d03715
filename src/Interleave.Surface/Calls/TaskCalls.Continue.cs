using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class TaskCalls
{
    public static Task ContinueWith(Task target, Action<Task> continuationAction) =>
        ContinueWith(target, continuationAction, default, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task ContinueWith(Task target, Action<Task> continuationAction, CancellationToken cancellationToken) =>
        ContinueWith(target, continuationAction, cancellationToken, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task ContinueWith(Task target, Action<Task> continuationAction, TaskContinuationOptions continuationOptions) =>
        ContinueWith(target, continuationAction, default, continuationOptions, RunningTask.Scheduler);

    public static Task ContinueWith(Task target, Action<Task> continuationAction, TaskScheduler scheduler) =>
        ContinueWith(target, continuationAction, default, TaskContinuationOptions.None, scheduler);

    public static Task ContinueWith(
        Task target, Action<Task> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.ContinueWith(continuationAction, cancellationToken, continuationOptions, scheduler);
        Guard.Receiver(controller, target);
        Guard.Argument(controller, continuationAction);
        return Continuations.Add(
            controller, target, DelegateTask.New(controller, () => continuationAction(target), null, cancellationToken, Continuations.CreationOptions(continuationOptions)), continuationOptions, scheduler);
    }

    public static Task ContinueWith(Task target, Action<Task, object?> continuationAction, object? state) =>
        ContinueWith(target, continuationAction, state, default, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task ContinueWith(Task target, Action<Task, object?> continuationAction, object? state, CancellationToken cancellationToken) =>
        ContinueWith(target, continuationAction, state, cancellationToken, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task ContinueWith(Task target, Action<Task, object?> continuationAction, object? state, TaskContinuationOptions continuationOptions) =>
        ContinueWith(target, continuationAction, state, default, continuationOptions, RunningTask.Scheduler);

    public static Task ContinueWith(Task target, Action<Task, object?> continuationAction, object? state, TaskScheduler scheduler) =>
        ContinueWith(target, continuationAction, state, default, TaskContinuationOptions.None, scheduler);

    public static Task ContinueWith(
        Task target, Action<Task, object?> continuationAction, object? state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.ContinueWith(continuationAction, state, cancellationToken, continuationOptions, scheduler);
        Guard.Receiver(controller, target);
        Guard.Argument(controller, continuationAction);
        return Continuations.Add(
            controller, target, DelegateTask.New(controller, () => continuationAction(target, state), state, cancellationToken, Continuations.CreationOptions(continuationOptions)), continuationOptions, scheduler);
    }

    public static Task<TResult> ContinueWith<TResult>(Task target, Func<Task, TResult> continuationFunction) =>
        ContinueWith(target, continuationFunction, default, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task<TResult> ContinueWith<TResult>(Task target, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWith(target, continuationFunction, cancellationToken, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task<TResult> ContinueWith<TResult>(Task target, Func<Task, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWith(target, continuationFunction, default, continuationOptions, RunningTask.Scheduler);

    public static Task<TResult> ContinueWith<TResult>(Task target, Func<Task, TResult> continuationFunction, TaskScheduler scheduler) =>
        ContinueWith(target, continuationFunction, default, TaskContinuationOptions.None, scheduler);

    public static Task<TResult> ContinueWith<TResult>(
        Task target, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.ContinueWith(continuationFunction, cancellationToken, continuationOptions, scheduler);
        Guard.Receiver(controller, target);
        Guard.Argument(controller, continuationFunction);
        return Continuations.Add(
            controller, target, DelegateTask.New(controller, () => continuationFunction(target), null, cancellationToken, Continuations.CreationOptions(continuationOptions)), continuationOptions, scheduler);
    }

    public static Task<TResult> ContinueWith<TResult>(Task target, Func<Task, object?, TResult> continuationFunction, object? state) =>
        ContinueWith(target, continuationFunction, state, default, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task<TResult> ContinueWith<TResult>(Task target, Func<Task, object?, TResult> continuationFunction, object? state, CancellationToken cancellationToken) =>
        ContinueWith(target, continuationFunction, state, cancellationToken, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task<TResult> ContinueWith<TResult>(Task target, Func<Task, object?, TResult> continuationFunction, object? state, TaskContinuationOptions continuationOptions) =>
        ContinueWith(target, continuationFunction, state, default, continuationOptions, RunningTask.Scheduler);

    public static Task<TResult> ContinueWith<TResult>(Task target, Func<Task, object?, TResult> continuationFunction, object? state, TaskScheduler scheduler) =>
        ContinueWith(target, continuationFunction, state, default, TaskContinuationOptions.None, scheduler);

    public static Task<TResult> ContinueWith<TResult>(
        Task target, Func<Task, object?, TResult> continuationFunction, object? state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.ContinueWith(continuationFunction, state, cancellationToken, continuationOptions, scheduler);
        Guard.Receiver(controller, target);
        Guard.Argument(controller, continuationFunction);
        return Continuations.Add(
            controller, target, DelegateTask.New(controller, () => continuationFunction(target, state), state, cancellationToken, Continuations.CreationOptions(continuationOptions)), continuationOptions, scheduler);
    }
}
