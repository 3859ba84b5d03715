namespace Interleave.Surface.Tasks;

/// <summary>Runs tasks in a synchronization context, as <see cref="TaskScheduler.FromCurrentSynchronizationContext"/> does.</summary>
internal sealed class ContextScheduler(Controller controller, SynchronizationContext context) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) => context.Post(_ => Calls.TaskSchedulerCalls.TryExecuteTask(controller, task), null);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        SynchronizationContext.Current == context && Calls.TaskSchedulerCalls.TryExecuteTask(controller, task);

    protected override IEnumerable<Task>? GetScheduledTasks() => null;
}
