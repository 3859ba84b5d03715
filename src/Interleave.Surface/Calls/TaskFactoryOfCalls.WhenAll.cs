using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>Tasks that run when several others have ended.</summary>
public static partial class TaskFactoryOfCalls
{
    public static Task<TResult> ContinueWhenAll<TResult>(TaskFactory<TResult> target, Task[] tasks, Func<Task[], TResult> continuationFunction) =>
        ContinueWhenAll(target, tasks, continuationFunction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult>(TaskFactory<TResult> target, Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWhenAll(target, tasks, continuationFunction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult>(TaskFactory<TResult> target, Task[] tasks, Func<Task[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAll(target, tasks, continuationFunction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory<TResult> target, Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAll(controller, tasks, continuationFunction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAll<TResult, TAntecedentResult>(TaskFactory<TResult> target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction) =>
        ContinueWhenAll(target, tasks, continuationFunction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult, TAntecedentResult>(TaskFactory<TResult> target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWhenAll(target, tasks, continuationFunction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult, TAntecedentResult>(TaskFactory<TResult> target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAll(target, tasks, continuationFunction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAll<TResult, TAntecedentResult>(
        TaskFactory<TResult> target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAll(controller, tasks, continuationFunction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
}
