using System.Reflection;

namespace Interleave.Surface.Tasks;

/// <summary>Where tasks are run: by threads of the pool, or as a scheduler of the program's own says.</summary>
internal static class Schedulers
{
    private static readonly Action<TaskScheduler, Task> QueueTask = Member<Action<TaskScheduler, Task>>("QueueTask");

    private static readonly Func<TaskScheduler, Task, bool, bool> TryInline = Member<Func<TaskScheduler, Task, bool, bool>>("TryExecuteTaskInline");

    /// <summary>Gives a task to a scheduler.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="task">The task.</param>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="flow">The execution context in which it runs.</param>
    public static void Queue(Controller controller, ControlledTask task, TaskScheduler? scheduler, ExecutionContext? flow)
    {
        if (IsPool(scheduler))
        {
            WorkItem.Queue(controller, () => task.Execute(controller), flow);
            return;
        }
        (task.Scheduler, task.Flow) = (scheduler, flow);
        QueueTask(scheduler!, task.Face);
    }

    /// <summary>Runs a task at once where its scheduler lets it, else queues it.</summary>
    public static void RunOrQueue(Controller controller, ControlledTask task, TaskScheduler? scheduler, ExecutionContext? flow)
    {
        (task.Scheduler, task.Flow) = (IsPool(scheduler) ? null : scheduler, flow);
        if (IsPool(scheduler))
            Flow.Run(flow, () => task.Execute(controller));
        else if (!TryInline(scheduler!, task.Face, false))
            QueueTask(scheduler!, task.Face);
    }

    /// <summary>The scheduler to which awaits come back; null when it is that of the pool.</summary>
    public static TaskScheduler? OfAwaits => RunningTask.Scheduler is var scheduler && IsPool(scheduler) ? null : scheduler;

    public static bool IsPool(TaskScheduler? scheduler) => scheduler is null || scheduler == TaskScheduler.Default;

    private static T Member<T>(string name)
        where T : Delegate =>
        typeof(TaskScheduler).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<T>();
}
