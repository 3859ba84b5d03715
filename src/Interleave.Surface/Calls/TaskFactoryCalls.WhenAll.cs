using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>Tasks that run when several others have ended.</summary>
public static partial class TaskFactoryCalls
{
    public static Task ContinueWhenAll(TaskFactory target, Task[] tasks, Action<Task[]> continuationAction) =>
        ContinueWhenAll(target, tasks, continuationAction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAll(TaskFactory target, Task[] tasks, Action<Task[]> continuationAction, CancellationToken cancellationToken) =>
        ContinueWhenAll(target, tasks, continuationAction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAll(TaskFactory target, Task[] tasks, Action<Task[]> continuationAction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAll(target, tasks, continuationAction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAll(
        TaskFactory target, Task[] tasks, Action<Task[]> continuationAction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAll(controller, tasks, continuationAction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAll(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public static Task ContinueWhenAll<TAntecedentResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction) =>
        ContinueWhenAll(target, tasks, continuationAction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAll<TAntecedentResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, CancellationToken cancellationToken) =>
        ContinueWhenAll(target, tasks, continuationAction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAll<TAntecedentResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAll(target, tasks, continuationAction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAll<TAntecedentResult>(
        TaskFactory target, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAll(controller, tasks, continuationAction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAll(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAll<TResult>(TaskFactory target, Task[] tasks, Func<Task[], TResult> continuationFunction) =>
        ContinueWhenAll(target, tasks, continuationFunction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult>(TaskFactory target, Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWhenAll(target, tasks, continuationFunction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult>(TaskFactory target, Task[] tasks, Func<Task[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAll(target, tasks, continuationFunction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory target, Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAll(controller, tasks, continuationFunction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction) =>
        ContinueWhenAll(target, tasks, continuationFunction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWhenAll(target, tasks, continuationFunction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAll(target, tasks, continuationFunction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(
        TaskFactory target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAll(controller, tasks, continuationFunction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
}
