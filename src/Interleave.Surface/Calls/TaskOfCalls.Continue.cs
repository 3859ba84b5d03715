using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class TaskOfCalls
{
    public static Task ContinueWith<TResult>(Task<TResult> target, Action<Task<TResult>> continuationAction) =>
        ContinueWith(target, continuationAction, default, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task ContinueWith<TResult>(Task<TResult> target, Action<Task<TResult>> continuationAction, CancellationToken cancellationToken) =>
        ContinueWith(target, continuationAction, cancellationToken, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task ContinueWith<TResult>(Task<TResult> target, Action<Task<TResult>> continuationAction, TaskContinuationOptions continuationOptions) =>
        ContinueWith(target, continuationAction, default, continuationOptions, RunningTask.Scheduler);

    public static Task ContinueWith<TResult>(Task<TResult> target, Action<Task<TResult>> continuationAction, TaskScheduler scheduler) =>
        ContinueWith(target, continuationAction, default, TaskContinuationOptions.None, scheduler);

    public static Task ContinueWith<TResult>(
        Task<TResult> target, Action<Task<TResult>> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.ContinueWith(continuationAction, cancellationToken, continuationOptions, scheduler);
        Guard.Receiver(controller, target);
        Guard.Argument(controller, continuationAction);
        return Continuations.Add(
            controller, target, DelegateTask.New(controller, () => continuationAction(target), null, cancellationToken, Continuations.CreationOptions(continuationOptions)), continuationOptions, scheduler);
    }

    public static Task ContinueWith<TResult>(Task<TResult> target, Action<Task<TResult>, object?> continuationAction, object? state) =>
        ContinueWith(target, continuationAction, state, default, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task ContinueWith<TResult>(Task<TResult> target, Action<Task<TResult>, object?> continuationAction, object? state, CancellationToken cancellationToken) =>
        ContinueWith(target, continuationAction, state, cancellationToken, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task ContinueWith<TResult>(Task<TResult> target, Action<Task<TResult>, object?> continuationAction, object? state, TaskContinuationOptions continuationOptions) =>
        ContinueWith(target, continuationAction, state, default, continuationOptions, RunningTask.Scheduler);

    public static Task ContinueWith<TResult>(Task<TResult> target, Action<Task<TResult>, object?> continuationAction, object? state, TaskScheduler scheduler) =>
        ContinueWith(target, continuationAction, state, default, TaskContinuationOptions.None, scheduler);

    public static Task ContinueWith<TResult>(
        Task<TResult> target, Action<Task<TResult>, object?> continuationAction, object? state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.ContinueWith(continuationAction, state, cancellationToken, continuationOptions, scheduler);
        Guard.Receiver(controller, target);
        Guard.Argument(controller, continuationAction);
        return Continuations.Add(
            controller, target, DelegateTask.New(controller, () => continuationAction(target, state), state, cancellationToken, Continuations.CreationOptions(continuationOptions)), continuationOptions, scheduler);
    }

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(Task<TResult> target, Func<Task<TResult>, TNewResult> continuationFunction) =>
        ContinueWith(target, continuationFunction, default, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(Task<TResult> target, Func<Task<TResult>, TNewResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWith(target, continuationFunction, cancellationToken, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(Task<TResult> target, Func<Task<TResult>, TNewResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWith(target, continuationFunction, default, continuationOptions, RunningTask.Scheduler);

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(Task<TResult> target, Func<Task<TResult>, TNewResult> continuationFunction, TaskScheduler scheduler) =>
        ContinueWith(target, continuationFunction, default, TaskContinuationOptions.None, scheduler);

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(
        Task<TResult> target, Func<Task<TResult>, TNewResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.ContinueWith(continuationFunction, cancellationToken, continuationOptions, scheduler);
        Guard.Receiver(controller, target);
        Guard.Argument(controller, continuationFunction);
        return Continuations.Add(
            controller, target, DelegateTask.New(controller, () => continuationFunction(target), null, cancellationToken, Continuations.CreationOptions(continuationOptions)), continuationOptions, scheduler);
    }

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(Task<TResult> target, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state) =>
        ContinueWith(target, continuationFunction, state, default, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(Task<TResult> target, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state, CancellationToken cancellationToken) =>
        ContinueWith(target, continuationFunction, state, cancellationToken, TaskContinuationOptions.None, RunningTask.Scheduler);

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(Task<TResult> target, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state, TaskContinuationOptions continuationOptions) =>
        ContinueWith(target, continuationFunction, state, default, continuationOptions, RunningTask.Scheduler);

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(Task<TResult> target, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state, TaskScheduler scheduler) =>
        ContinueWith(target, continuationFunction, state, default, TaskContinuationOptions.None, scheduler);

    public static Task<TNewResult> ContinueWith<TResult, TNewResult>(
        Task<TResult> target, Func<Task<TResult>, object?, TNewResult> continuationFunction, object? state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        if (Controller.Current is not { } controller)
            return target.ContinueWith(continuationFunction, state, cancellationToken, continuationOptions, scheduler);
        Guard.Receiver(controller, target);
        Guard.Argument(controller, continuationFunction);
        return Continuations.Add(
            controller, target, DelegateTask.New(controller, () => continuationFunction(target, state), state, cancellationToken, Continuations.CreationOptions(continuationOptions)), continuationOptions, scheduler);
    }
}
