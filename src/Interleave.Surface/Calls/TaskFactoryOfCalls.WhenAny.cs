using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>Tasks that run when the first of several others has ended.</summary>
public static partial class TaskFactoryOfCalls
{
    public static Task<TResult> ContinueWhenAny<TResult>(TaskFactory<TResult> target, Task[] tasks, Func<Task, TResult> continuationFunction) =>
        ContinueWhenAny(target, tasks, continuationFunction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult>(TaskFactory<TResult> target, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWhenAny(target, tasks, continuationFunction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult>(TaskFactory<TResult> target, Task[] tasks, Func<Task, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAny(target, tasks, continuationFunction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory<TResult> target, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAny(controller, tasks, continuationFunction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public static Task<TResult> ContinueWhenAny<TResult, TAntecedentResult>(TaskFactory<TResult> target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction) =>
        ContinueWhenAny(target, tasks, continuationFunction, target.CancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult, TAntecedentResult>(TaskFactory<TResult> target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken) =>
        ContinueWhenAny(target, tasks, continuationFunction, cancellationToken, target.ContinuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult, TAntecedentResult>(TaskFactory<TResult> target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, TaskContinuationOptions continuationOptions) =>
        ContinueWhenAny(target, tasks, continuationFunction, target.CancellationToken, continuationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> ContinueWhenAny<TResult, TAntecedentResult>(
        TaskFactory<TResult> target, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken,
        TaskContinuationOptions continuationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? Joint.AfterAny(controller, tasks, continuationFunction, cancellationToken, continuationOptions, scheduler)
            : target.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
}
