namespace Interleave.Surface.Tasks;

/// <summary>Tasks that run when another one is complete.</summary>
internal static class Continuations
{
    private const TaskContinuationOptions Conditions =
        TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnCanceled;

    public static TaskCreationOptions CreationOptions(TaskContinuationOptions options)
    {
        if ((options & Conditions) == Conditions)
            throw new ArgumentOutOfRangeException(nameof(options), "The options exclude every way in which a task can end.");
        return (TaskCreationOptions)options & (TaskCreationOptions.PreferFairness | TaskCreationOptions.LongRunning
            | TaskCreationOptions.AttachedToParent | TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler
            | TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Has <paramref name="task"/> run when <paramref name="antecedent"/> is complete, if it has ended in the right way.</summary>
    public static T Add<T>(Controller controller, Task antecedent, T task, TaskContinuationOptions options, TaskScheduler scheduler)
        where T : Task
    {
        Calls.Guard.Argument(controller, scheduler);
        var known = (ControlledTask)RealTask.State(task)!;
        ExecutionContext? flow = ExecutionContext.Capture();
        var continuation = Continuation.Own(inline =>
        {
            if (!Fits(antecedent, options))
                known.TryComplete(controller, static face => RealTask.TrySetCanceled(face, default, null));
            else if (controller.Operate(known, Operation.TaskSchedule, 0) <= 0)
                return;
            else if (inline && (options & TaskContinuationOptions.ExecuteSynchronously) != 0)
                Schedulers.RunOrQueue(controller, known, scheduler, flow);
            else
                Schedulers.Queue(controller, known, scheduler, flow);
        }, isQueued: (options & TaskContinuationOptions.ExecuteSynchronously) == 0);
        if (ControlledTask.Of(controller, antecedent) is not { } before || !before.TryContinue(controller, continuation))
            continuation.Run(controller, inline: true);
        return task;
    }

    private static bool Fits(Task antecedent, TaskContinuationOptions options) => (options & (antecedent.Status switch
    {
        TaskStatus.RanToCompletion => TaskContinuationOptions.NotOnRanToCompletion,
        TaskStatus.Faulted => TaskContinuationOptions.NotOnFaulted,
        _ => TaskContinuationOptions.NotOnCanceled,
    })) == 0;
}
