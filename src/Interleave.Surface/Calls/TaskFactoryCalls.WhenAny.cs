using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>Tasks that run when the first of several others has ended.</summary>
public static partial class TaskFactoryCalls
{
    public static Task ContinueWhenAny(TaskFactory target, Task[] tasks, Action<Task> continuationAction) =>
        ContinueWhenAny(target, tasks, continuationAction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAny(TaskFactory target, Task[] tasks, Action<Task> continuationAction, CancellationToken cancellationToken) =>
        ContinueWhenAny(target, tasks, continuationAction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAny(TaskFactory target, Task[] tasks, Action<Task> continuationAction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAny(target, tasks, continuationAction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAny(
        TaskFactory target, Task[] tasks, Action<Task> continuationAction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAny(controller, tasks, continuationAction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAny(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public static Task ContinueWhenAny<TAntecedentResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction) =>
        ContinueWhenAny(target, tasks, continuationAction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAny<TAntecedentResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, CancellationToken cancellationToken) =>
        ContinueWhenAny(target, tasks, continuationAction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAny<TAntecedentResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAny(target, tasks, continuationAction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory target, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAny(controller, tasks, continuationAction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAny(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAny<TResult>(TaskFactory target, Task[] tasks, Func<Task, TResult> continuationFunction) =>
        ContinueWhenAny(target, tasks, continuationFunction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult>(TaskFactory target, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWhenAny(target, tasks, continuationFunction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult>(TaskFactory target, Task[] tasks, Func<Task, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAny(target, tasks, continuationFunction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory target, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAny(controller, tasks, continuationFunction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction) =>
        ContinueWhenAny(target, tasks, continuationFunction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWhenAny(target, tasks, continuationFunction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(TaskFactory target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAny(target, tasks, continuationFunction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAny(controller, tasks, continuationFunction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
}
