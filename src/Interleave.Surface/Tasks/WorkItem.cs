namespace Interleave.Surface.Tasks;

/// <summary>Work for the thread pool: a logical thread of its own, as if the pool had a worker for each.</summary>
internal static class WorkItem
{
    /// <summary>How threads of the pool are called.</summary>
    public const string Kind = "Pool";

    /// <summary>How threads are called on which timers fire.</summary>
    public const string TimerKind = "Timer";

    public static void Queue(Controller controller, Action action, ExecutionContext? flow) =>
        controller.Queue(action, Kind, flow, delayed: false);

    /// <summary>Has something happen at a later time: no timer waits, so that is any time from now on.</summary>
    public static void Later(Controller controller, Action action, ExecutionContext? flow = null) =>
        controller.Queue(action, TimerKind, flow, delayed: true);
}
