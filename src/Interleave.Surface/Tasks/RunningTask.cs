namespace Interleave.Surface.Tasks;

/// <summary>The task whose delegate the calling thread runs.</summary>
/// <remarks>Of the OS thread: the engine keeps it apart for the logical threads that share one.</remarks>
internal static class RunningTask
{
    [ThreadStatic]
    private static Task? t_current;

    public static Task? Current
    {
        get => t_current;
        set => t_current = value;
    }

    /// <summary>The scheduler to which what the task queues goes.</summary>
    public static TaskScheduler Scheduler =>
        t_current is { } task && RealTask.State(task) is ControlledTask { Scheduler: { } own } ? own : TaskScheduler.Current;
}
