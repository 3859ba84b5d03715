namespace Interleave.Surface.Tasks;

/// <summary>Tasks that are complete when all, or one, of several are.</summary>
internal static class Combined
{
    public static Task All(Controller controller, Task[] tasks)
    {
        Check(tasks);
        if (IsComplete(controller, tasks))
            return Task.WhenAll(tasks);
        var promise = new Promise<Calls.TaskCalls.Nothing>(controller, tasks.Length) { Follows = tasks };
        OnLast(controller, tasks, promise, ended =>
        {
            if (Array.TrueForAll(ended, t => t.IsCompletedSuccessfully))
                promise.SetResult(default);
            else
                promise.SetFrom(Task.WhenAll(ended));
        });
        return promise.Task;
    }

    public static Task<TResult[]> All<TResult>(Controller controller, Task<TResult>[] tasks)
    {
        Check(tasks);
        if (IsComplete(controller, tasks))
            return Task.WhenAll(tasks);
        var promise = new Promise<TResult[]>(controller, tasks.Length) { Follows = tasks };
        OnLast(controller, tasks, promise, ended => promise.SetFrom(
            Array.TrueForAll(tasks, t => t.IsCompletedSuccessfully) ? Task.WhenAll(tasks) : Task.WhenAll([.. ended.Cast<Task<TResult>>()])));
        return promise.Task;
    }

    /// <summary>A task that is complete, and has not failed, when all have ended.</summary>
    public static Task Ended(Controller controller, Task[] tasks)
    {
        if (IsComplete(controller, tasks))
            return Task.CompletedTask;
        var promise = new Promise<Calls.TaskCalls.Nothing>(controller, tasks.Length) { Follows = tasks };
        OnLast(controller, tasks, promise, _ => promise.SetResult(default));
        return promise.Task;
    }

    public static Task<TTask> Any<TTask>(Controller controller, TTask[] tasks)
        where TTask : Task
    {
        Check(tasks);
        if (tasks.Length == 0)
            throw new ArgumentException("The tasks argument contains no tasks.", nameof(tasks));
        // .NET takes the first in the list that is complete, and otherwise the first to complete.
        foreach (TTask task in tasks)
            if (ControlledTask.IsCompleted(controller, task))
                return Task.FromResult(task);
        var promise = new Promise<TTask>(controller) { Follows = tasks };
        foreach (TTask task in tasks)
            Promise<TTask>.Then(controller, task, () => promise.SetResult(task));
        return promise.Task;
    }

    /// <summary>
    /// Has something done when all are complete. What they come to together .NET says then: of those that have failed, the first
    /// to end is the first.
    /// </summary>
    private static void OnLast<TResult>(Controller controller, Task[] tasks, Promise<TResult> promise, Action<Task[]> last)
    {
        var ended = new Task[tasks.Length];
        foreach (Task task in tasks)
        {
            Promise<TResult>.Then(controller, task, () =>
            {
                int missing = promise.Arrive();
                if (controller.Abandoned)
                    return;
                ended[^(missing + 1)] = task;
                if (missing == 0)
                    last(ended);
            });
        }
    }

    /// <summary>Whether all are complete for ever.</summary>
    private static bool IsComplete(Controller controller, Task[] tasks) =>
        Array.TrueForAll(tasks, t => ControlledTask.Of(controller, t) is null);

    public static void Check(Task[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (Array.IndexOf(tasks, null) >= 0)
            throw new ArgumentException("The tasks argument included a null value.", nameof(tasks));
    }
}
