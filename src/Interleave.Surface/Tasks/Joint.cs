using Interleave.Surface.Calls;

namespace Interleave.Surface.Tasks;

/// <summary>Tasks that run when several others have ended, or the first of them, however they have.</summary>
internal static class Joint
{
    private const TaskContinuationOptions Conditions =
        TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnCanceled;

    public static Task AfterAll<TTask>(
        Controller controller, TTask[] tasks, Action<TTask[]> action, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler)
        where TTask : Task
    {
        TTask[] taken = Check(controller, tasks, action, options);
        Task work = DelegateTask.New(controller, () => action(taken), null, token, Continuations.CreationOptions(options));
        return Continuations.Add(controller, Combined.Ended(controller, taken), work, options, scheduler);
    }

    public static Task<TResult> AfterAll<TTask, TResult>(
        Controller controller, TTask[] tasks, Func<TTask[], TResult> function, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler)
        where TTask : Task
    {
        TTask[] taken = Check(controller, tasks, function, options);
        Task<TResult> work = DelegateTask.New(controller, () => function(taken), null, token, Continuations.CreationOptions(options));
        return Continuations.Add(controller, Combined.Ended(controller, taken), work, options, scheduler);
    }

    public static Task AfterAny<TTask>(
        Controller controller, TTask[] tasks, Action<TTask> action, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler)
        where TTask : Task
    {
        Task<TTask> first = Combined.Any(controller, Check(controller, tasks, action, options));
        Task work = DelegateTask.New(controller, () => action(first.Result), null, token, Continuations.CreationOptions(options));
        return Continuations.Add(controller, first, work, options, scheduler);
    }

    public static Task<TResult> AfterAny<TTask, TResult>(
        Controller controller, TTask[] tasks, Func<TTask, TResult> function, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler)
        where TTask : Task
    {
        Task<TTask> first = Combined.Any(controller, Check(controller, tasks, function, options));
        Task<TResult> work = DelegateTask.New(controller, () => function(first.Result), null, token, Continuations.CreationOptions(options));
        return Continuations.Add(controller, first, work, options, scheduler);
    }

    /// <summary>The tasks as they are now: the array may change.</summary>
    private static TTask[] Check<TTask>(Controller controller, TTask[] tasks, Delegate code, TaskContinuationOptions options)
        where TTask : Task
    {
        Guard.Argument(controller, tasks);
        Guard.Argument(controller, code);
        TTask[] taken = Taken.From(tasks, "TaskFactory.ContinueWhen");
        Combined.Check(taken);
        if (taken.Length == 0)
            throw new ArgumentException("The tasks argument contains no tasks.", nameof(tasks));
        if ((options & Conditions) != 0)
            throw new ArgumentOutOfRangeException(nameof(options), "It is not allowed to say how several tasks must have ended.");
        return taken;
    }
}
