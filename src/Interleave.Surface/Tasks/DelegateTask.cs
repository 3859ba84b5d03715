using Interleave.Surface.Calls;

namespace Interleave.Surface.Tasks;

/// <summary>Tasks that have a delegate to run.</summary>
internal static class DelegateTask
{
    /// <summary>A task that runs an action.</summary>
    public static Task New(
        Controller controller, Action action, object? state = null, CancellationToken token = default, TaskCreationOptions options = TaskCreationOptions.None)
    {
        Guard.Argument(controller, action);
        // The framework's task would run in a scheduler: it is never started.
        var face = new Task(static _ => { }, state, options);
        return Made(controller, face, () =>
        {
            action();
            return static task => RealTask.TrySetResult(task);
        }, token, action);
    }

    /// <summary>A task that runs a function.</summary>
    public static Task<TResult> New<TResult>(Controller controller, Func<TResult> function, object? state, CancellationToken token, TaskCreationOptions options)
    {
        Guard.Argument(controller, function);
        var face = new Task<TResult>(static _ => default!, state, options);
        return Made(controller, face, () =>
        {
            TResult result = function();
            return task => RealTask<TResult>.TrySetResult((Task<TResult>)task, result);
        }, token, function);
    }

    /// <summary>Gives a task that was just made to a scheduler, by default to that of the pool; one that is cancelled stays so.</summary>
    public static T Started<T>(Controller controller, T task, TaskScheduler? scheduler = null)
        where T : Task
    {
        var known = (ControlledTask)RealTask.State(task)!;
        if (controller.Operate(known, Operation.TaskSchedule, 0) > 0)
            Schedulers.Queue(controller, known, scheduler, ExecutionContext.Capture());
        return task;
    }

    /// <summary>Gives a task of the program's to a scheduler.</summary>
    public static void Start(Controller controller, Task task, TaskScheduler? scheduler) =>
        Schedulers.Queue(controller, Schedule(controller, task), scheduler, ExecutionContext.Capture());

    /// <summary>Runs a task on the calling thread, if its scheduler lets it.</summary>
    public static void RunHere(Controller controller, Task task, TaskScheduler? scheduler)
    {
        Schedulers.RunOrQueue(controller, Schedule(controller, task), scheduler, null);
        ControlledTask.Wait(controller, task, Timeout.Infinite);
    }

    private static ControlledTask Schedule(Controller controller, Task task)
    {
        Guard.Receiver(controller, task);
        if (ControlledTask.Of(controller, task) is not { Body: not null } known)
            throw new InvalidOperationException("Start may not be called on a task that has no delegate of its own to run, or that has completed.");
        long result = controller.Operate(known, Operation.TaskSchedule, 0);
        if (result == 0 && !controller.Abandoned)
            throw new InvalidOperationException("Start may not be called on a task that was already started.");
        if (result < 0 && !controller.Abandoned)
            throw new InvalidOperationException("Start may not be called on a task that has completed.");
        return known;
    }

    private static T Made<T>(Controller controller, T face, Func<Action<Task>> body, CancellationToken token, Delegate code)
        where T : Task
    {
        ControlledTask known = ControlledTask.Make(controller, face, body, token);
        known.Code = code;
        known.Attach(controller);
        if (token.CanBeCanceled)
            CancellationTokenCalls.Register(controller, token, () => known.CancelUnlessBegun(controller));
        return face;
    }
}
