using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TaskScheduler"/>. One of the program's own says itself when and where its tasks run.</summary>
[Replaces(typeof(TaskScheduler))]
public static class TaskSchedulerCalls
{
    public static TaskScheduler get_Current() => RunningTask.Scheduler;

    public static TaskScheduler FromCurrentSynchronizationContext()
    {
        if (Controller.Current is not { } controller)
            return TaskScheduler.FromCurrentSynchronizationContext();
        Guard.Allowed(controller, SynchronizationContext.Current is not null, "The current SynchronizationContext may not be used as a TaskScheduler.");
        return new ContextScheduler(controller, SynchronizationContext.Current!);
    }

    /// <summary>A scheduler runs a task that it was given; false when that is complete or has begun.</summary>
    public static bool TryExecuteTask(TaskScheduler target, Task task)
    {
        if (Controller.Current is { } controller)
            return TryExecuteTask(controller, task);
        return Real.TryExecuteTask(target, task);
    }

    internal static bool TryExecuteTask(Controller controller, Task task)
    {
        Guard.Argument(controller, task);
        if (ControlledTask.Of(controller, task) is not { Body: not null } known)
            return false;
        bool ran = false;
        Flow.Run(known.Flow, () => ran = known.Execute(controller));
        return ran;
    }

    private static class Real
    {
        [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = "TryExecuteTask")]
        public static extern bool TryExecuteTask(TaskScheduler scheduler, Task task);
    }
}
