namespace Interleave.Surface.Tasks;

/// <summary>Tasks that are complete when all, or one, of several are.</summary>
internal static class Combined
{
    public static Task All(Controller controller, Task[] tasks)
    {
        Check(tasks);
        if (IsComplete(controller, tasks))
            return Task.WhenAll(tasks);
        var promise = new Promise<Calls.TaskCalls.Nothing>(controller, tasks.Length);
        // What all of them together come to, .NET says when they are complete.
        OnLast(controller, tasks, promise, () => promise.SetFrom(Task.WhenAll(tasks)));
        return promise.Task;
    }

    public static Task<TResult[]> All<TResult>(Controller controller, Task<TResult>[] tasks)
    {
        Check(tasks);
        if (IsComplete(controller, tasks))
            return Task.WhenAll(tasks);
        var promise = new Promise<TResult[]>(controller, tasks.Length);
        OnLast(controller, tasks, promise, () => promise.SetFrom(Task.WhenAll(tasks)));
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
        var promise = new Promise<TTask>(controller);
        foreach (TTask task in tasks)
            Promise<TTask>.Then(controller, task, () => promise.SetResult(task));
        return promise.Task;
    }

    private static void OnLast<TResult>(Controller controller, Task[] tasks, Promise<TResult> promise, Action last)
    {
        foreach (Task task in tasks)
        {
            Promise<TResult>.Then(controller, task, () =>
            {
                if (promise.Arrive())
                    last();
            });
        }
    }

    /// <summary>Whether all are complete for ever.</summary>
    private static bool IsComplete(Controller controller, Task[] tasks) =>
        Array.TrueForAll(tasks, t => ControlledTask.Of(controller, t) is null);

    private static void Check(Task[] tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (Array.IndexOf(tasks, null) >= 0)
            throw new ArgumentException("The tasks argument included a null value.", nameof(tasks));
    }
}
