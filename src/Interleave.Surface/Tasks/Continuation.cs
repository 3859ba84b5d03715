namespace Interleave.Surface.Tasks;

/// <summary>What is done when a task is complete, and where .NET does it.</summary>
internal sealed class Continuation
{
    private readonly Action _action;
    private readonly SynchronizationContext? _context;
    private readonly ExecutionContext? _flow;
    private readonly Place _place;

    private enum Place
    {
        /// <summary>Code behind an await: where the task is completed, unless that thread has a context or the task is not to run it there.</summary>
        Await,

        /// <summary>Code of the framework that completes another task: always where the task is completed.</summary>
        Inside,

        /// <summary>Decides for itself.</summary>
        Own,
    }

    private readonly Action<bool>? _own;
    private readonly TaskScheduler? _scheduler;

    private Continuation(Action action, SynchronizationContext? context, ExecutionContext? flow, Place place, Action<bool>? own = null, TaskScheduler? scheduler = null) =>
        (_action, _context, _flow, _place, _own, _scheduler) = (action, context, flow, place, own, scheduler);

    /// <summary>Code behind an await.</summary>
    /// <param name="action">The code.</param>
    /// <param name="onContext">Whether it goes on in the context that it is in now.</param>
    public static Continuation Await(Action action, bool onContext) =>
        new(action, onContext ? Flow.Context : null, ExecutionContext.Capture(), Place.Await, null, onContext && Flow.Context is null ? Schedulers.OfAwaits : null);

    /// <summary>Code that completes another task.</summary>
    public static Continuation Inside(Action action) => new(action, null, null, Place.Inside);

    /// <summary>A task: its code is told whether it may run at once, on the thread that completes the other one.</summary>
    /// <param name="action">The code.</param>
    /// <param name="isQueued">Whether it does not run at once in any case.</param>
    public static Continuation Own(Action<bool> action, bool isQueued) => new(static () => { }, null, null, Place.Own, action) { IsQueued = isQueued };

    /// <summary>Whether it is code behind an await.</summary>
    public bool IsAwait => _place == Place.Await;

    /// <summary>Whether it is a task that is queued, wherever the other one is completed.</summary>
    public bool IsQueued { get; private init; }

    /// <summary>Runs it at once, or has it run.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="inline">Whether the task lets continuations run where it is completed.</param>
    public void Run(Controller controller, bool inline)
    {
        if (controller.Abandoned)
            return;
        if (_place == Place.Own)
            _own!(inline);
        else if (_context is not null && !(inline && _context == SynchronizationContext.Current))
            Flow.Post(_context, _flow, _action);
        else if (_scheduler is not null)
            RunScheduled(controller, _scheduler, inline);
        else if (_context is not null || (inline && (_place == Place.Inside || (Flow.Context is null && Schedulers.OfAwaits is null))))
            RunHere();
        else
            WorkItem.Queue(controller, _action, _flow);
    }

    /// <summary>Code behind an await is of no task's delegate, whichever thread goes on with it.</summary>
    private void RunHere()
    {
        Task? outer = RunningTask.Current;
        RunningTask.Current = null;
        try
        {
            Flow.Run(_flow, _action);
        }
        finally
        {
            RunningTask.Current = outer;
        }
    }

    /// <summary>A scheduler of the program's own runs tasks: this becomes one.</summary>
    private void RunScheduled(Controller controller, TaskScheduler scheduler, bool inline)
    {
        Task task = DelegateTask.New(controller, _action);
        var known = (ControlledTask)RealTask.State(task)!;
        controller.Operate(known, Operation.TaskSchedule, 0);
        if (inline && RunningTask.Scheduler == scheduler)
            Schedulers.RunOrQueue(controller, known, scheduler, _flow);
        else
            Schedulers.Queue(controller, known, scheduler, _flow);
    }
}
