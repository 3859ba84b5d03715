using Interleave.Surface.Calls;

namespace Interleave.Surface.Tasks;

/// <summary>Tasks that have a delegate to run.</summary>
internal static class DelegateTask
{
    /// <summary>A task that runs an action.</summary>
    public static Task New(Controller controller, Action action, object? state, CancellationToken token, TaskCreationOptions options)
    {
        Check(controller, action, ref options);
        // The framework's task would run in a scheduler: it is never started.
        var face = new Task(static _ => { }, state, options);
        return Made(controller, face, () =>
        {
            action();
            return static task => RealTask.TrySetResult(task);
        }, token);
    }

    /// <summary>A task that runs a function.</summary>
    public static Task<TResult> New<TResult>(Controller controller, Func<TResult> function, object? state, CancellationToken token, TaskCreationOptions options)
    {
        Check(controller, function, ref options);
        var face = new Task<TResult>(static _ => default!, state, options);
        return Made(controller, face, () =>
        {
            TResult result = function();
            return task => RealTask<TResult>.TrySetResult((Task<TResult>)task, result);
        }, token);
    }

    /// <summary>Gives a task to a thread of the pool.</summary>
    public static T Started<T>(Controller controller, T task, TaskScheduler? scheduler = null)
        where T : Task
    {
        Schedule(controller, task, scheduler, run: static (controller, known, flow) => WorkItem.Queue(controller, () => known.Execute(controller), flow));
        return task;
    }

    /// <summary>Runs a task on the calling thread.</summary>
    public static void RunHere(Controller controller, Task task, TaskScheduler? scheduler) =>
        Schedule(controller, task, scheduler, static (controller, known, _) => known.Execute(controller));

    /// <summary>Only the pool's scheduler is controlled.</summary>
    public static void CheckScheduler(Controller controller, TaskScheduler? scheduler)
    {
        if (scheduler is not null && scheduler != TaskScheduler.Default)
            controller.Refuse("a TaskScheduler other than TaskScheduler.Default");
    }

    private static void Schedule(
        Controller controller, Task task, TaskScheduler? scheduler, Action<Controller, ControlledTask, ExecutionContext?> run)
    {
        Guard.Receiver(controller, task);
        CheckScheduler(controller, scheduler);
        if (ControlledTask.Of(controller, task) is not { Body: not null } known)
            throw new InvalidOperationException("Start may not be called on a task that has no delegate of its own to run, or that has completed.");
        long result = controller.Operate(known, Operation.TaskSchedule, 0);
        if (result == 0 && !controller.Abandoned)
            throw new InvalidOperationException("Start may not be called on a task that was already started.");
        if (result < 0 && !controller.Abandoned)
            throw new InvalidOperationException("Start may not be called on a task that has completed.");
        run(controller, known, ExecutionContext.Capture());
    }

    private static T Made<T>(Controller controller, T face, Func<Action<Task>> body, CancellationToken token)
        where T : Task
    {
        ControlledTask known = ControlledTask.Make(controller, face, body, token);
        if (token.CanBeCanceled)
            CancellationTokenCalls.Register(controller, token, () => known.CancelUnlessBegun(controller));
        return face;
    }

    private static void Check(Controller controller, Delegate work, ref TaskCreationOptions options)
    {
        Guard.Argument(controller, work);
        if ((options & TaskCreationOptions.AttachedToParent) != 0)
            controller.Refuse("a task that is attached to its parent");
    }
}
