using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class TaskCalls
{
    public static void Wait(Task target)
    {
        if (Controller.Current is { } controller)
            Wait(controller, target, Timeout.Infinite, default);
        else
            target.Wait();
    }

    public static void Wait(Task target, CancellationToken cancellationToken)
    {
        if (Controller.Current is { } controller)
            Wait(controller, target, Timeout.Infinite, cancellationToken);
        else
            target.Wait(cancellationToken);
    }

    public static bool Wait(Task target, int millisecondsTimeout) =>
        Controller.Current is { } controller ? Wait(controller, target, millisecondsTimeout, default) : target.Wait(millisecondsTimeout);

    public static bool Wait(Task target, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Wait(controller, target, millisecondsTimeout, cancellationToken)
            : target.Wait(millisecondsTimeout, cancellationToken);

    public static bool Wait(Task target, TimeSpan timeout) =>
        Controller.Current is { } controller ? Wait(controller, target, Guard.Timeout(controller, timeout), default) : target.Wait(timeout);

    public static bool Wait(Task target, TimeSpan timeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Wait(controller, target, Guard.Timeout(controller, timeout), cancellationToken)
            : target.Wait(timeout, cancellationToken);

    public static void WaitAll(params Task[] tasks)
    {
        if (Controller.Current is { } controller)
            WaitAll(controller, Taken.From(tasks, "Task.WaitAll"), Timeout.Infinite, default);
        else
            Task.WaitAll(tasks);
    }

    public static void WaitAll(params ReadOnlySpan<Task> tasks)
    {
        if (Controller.Current is { } controller)
            WaitAll(controller, tasks.ToArray(), Timeout.Infinite, default);
        else
            Task.WaitAll(tasks);
    }

    public static bool WaitAll(Task[] tasks, int millisecondsTimeout) =>
        Controller.Current is { } controller ? WaitAll(controller, Taken.From(tasks, "Task.WaitAll"), millisecondsTimeout, default) : Task.WaitAll(tasks, millisecondsTimeout);

    public static bool WaitAll(Task[] tasks, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? WaitAll(controller, Taken.From(tasks, "Task.WaitAll"), Guard.Timeout(controller, timeout), default)
            : Task.WaitAll(tasks, timeout);

    public static void WaitAll(Task[] tasks, CancellationToken cancellationToken)
    {
        if (Controller.Current is { } controller)
            WaitAll(controller, Taken.From(tasks, "Task.WaitAll"), Timeout.Infinite, cancellationToken);
        else
            Task.WaitAll(tasks, cancellationToken);
    }

    public static bool WaitAll(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? WaitAll(controller, Taken.From(tasks, "Task.WaitAll"), millisecondsTimeout, cancellationToken)
            : Task.WaitAll(tasks, millisecondsTimeout, cancellationToken);

    public static void WaitAll(IEnumerable<Task> tasks, CancellationToken cancellationToken = default)
    {
        if (Controller.Current is { } controller)
            WaitAll(controller, Taken.From(tasks, "Task.WaitAll"), Timeout.Infinite, cancellationToken);
        else
            Task.WaitAll(tasks, cancellationToken);
    }

    public static int WaitAny(params Task[] tasks) =>
        Controller.Current is { } controller ? WaitAny(controller, Taken.From(tasks, "Task.WaitAny"), Timeout.Infinite, default) : Task.WaitAny(tasks);

    public static int WaitAny(Task[] tasks, int millisecondsTimeout) =>
        Controller.Current is { } controller ? WaitAny(controller, Taken.From(tasks, "Task.WaitAny"), millisecondsTimeout, default) : Task.WaitAny(tasks, millisecondsTimeout);

    public static int WaitAny(Task[] tasks, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? WaitAny(controller, Taken.From(tasks, "Task.WaitAny"), Guard.Timeout(controller, timeout), default)
            : Task.WaitAny(tasks, timeout);

    public static int WaitAny(Task[] tasks, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? WaitAny(controller, Taken.From(tasks, "Task.WaitAny"), Timeout.Infinite, cancellationToken)
            : Task.WaitAny(tasks, cancellationToken);

    public static int WaitAny(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? WaitAny(controller, Taken.From(tasks, "Task.WaitAny"), millisecondsTimeout, cancellationToken)
            : Task.WaitAny(tasks, millisecondsTimeout, cancellationToken);

    /// <summary>Waits for one task, and throws what it has failed with.</summary>
    internal static bool Wait(Controller controller, Task target, int millisecondsTimeout, CancellationToken token)
    {
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, millisecondsTimeout);
        if (ControlledTask.Of(controller, target) is { } known)
        {
            if (Cancellable.Source(token) is null)
                Cancellable.Throw(controller, token);
            if (Cancellable.Wait(controller, known, Operation.TaskWait, millisecondsTimeout, token) != 1)
                return false;
            known.Settle(controller);
        }
        if (controller.Abandoned)
            return true;
        // It is complete by now: throws what it has failed with.
        ControlledTask.Observe(target);
        return target.Wait(0);
    }

    private static bool WaitAll(Controller controller, Task[] tasks, int millisecondsTimeout, CancellationToken token)
    {
        ControlledTask[] open = Open(controller, tasks, millisecondsTimeout);
        if (token.CanBeCanceled && open.Length > 1 && millisecondsTimeout != Timeout.Infinite)
            controller.Refuse("Task.WaitAll of several tasks with a token and a time");
        if (open.Length == 1)
        {
            if (Cancellable.Wait(controller, open[0], Operation.TaskWait, millisecondsTimeout, token) != 1)
                return false;
        }
        else if (millisecondsTimeout != Timeout.Infinite && open.Length > 1)
        {
            if (controller.OperateTogether(Waits(open), all: true, millisecondsTimeout) < 0)
                return false;
        }
        else
        {
            // A task that is complete stays so: one after the other is all at once.
            foreach (ControlledTask task in open)
                Cancellable.Wait(controller, task, Operation.TaskWait, Timeout.Infinite, token);
        }
        foreach (ControlledTask task in open)
            task.Settle(controller);
        if (controller.Abandoned)
            return true;
        foreach (Task task in tasks)
            ControlledTask.Observe(task);
        return Task.WaitAll(tasks, 0);
    }

    private static int WaitAny(Controller controller, Task[] tasks, int millisecondsTimeout, CancellationToken token)
    {
        ControlledTask[] open = Open(controller, tasks, millisecondsTimeout);
        if (controller.Abandoned || tasks.Length == 0)
            return -1;
        Cancellable.Throw(controller, token);
        int ended = Array.FindIndex(tasks, t => RealState(t) is null);
        if (ended >= 0 && Array.TrueForAll(tasks[..ended], t => controller.Operate(RealState(t), Operation.TaskWait, 0) == 0))
            return ended;
        (object, Operation, long)[] waits = Waits(open);
        if (Cancellable.Source(token) is { } source)
            waits = [.. waits, (source, Operation.CancelWait, Timeout.Infinite)];
        if (waits.Length == 1)
            return controller.Operate(waits[0].Item1, Operation.TaskWait, millisecondsTimeout) == 1 ? 0 : -1;
        long result = controller.OperateTogether(waits, all: false, millisecondsTimeout);
        if (result < 0 || controller.Abandoned)
            return -1;
        int first = (int)(result >> 32);
        if (first == open.Length)
            throw new OperationCanceledException("The operation was canceled.", token);
        open[first].Settle(controller);
        return Array.IndexOf(tasks, open[first].Face);
    }

    private static (object, Operation, long)[] Waits(ControlledTask[] tasks) =>
        [.. tasks.Select(t => ((object)t, Operation.TaskWait, (long)Timeout.Infinite))];

    private static object? RealState(Task task) => RealTask.State(task) as ControlledTask;

    /// <summary>Those of the tasks that are not complete for ever.</summary>
    private static ControlledTask[] Open(Controller controller, Task[] tasks, int millisecondsTimeout)
    {
        Guard.Argument(controller, tasks);
        Guard.Timeout(controller, millisecondsTimeout);
        if (Array.IndexOf(tasks, null) >= 0)
            throw new ArgumentException("The tasks argument included a null value.", nameof(tasks));
        return [.. tasks.Select(t => ControlledTask.Of(controller, t)).OfType<ControlledTask>().Distinct()];
    }
}
