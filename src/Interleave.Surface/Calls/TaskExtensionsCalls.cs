using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TaskExtensions"/>.</summary>
[Replaces(typeof(TaskExtensions))]
public static class TaskExtensionsCalls
{
    public static Task Unwrap(Task<Task> task)
    {
        if (Controller.Current is not { } controller)
            return task.Unwrap();
        var promise = new Promise<TaskCalls.Nothing>(controller);
        Follow(controller, task, promise, static (promise, inner) => promise.SetFrom(inner));
        return promise.Task;
    }

    public static Task<TResult> Unwrap<TResult>(Task<Task<TResult>> task)
    {
        if (Controller.Current is not { } controller)
            return task.Unwrap();
        var promise = new Promise<TResult>(controller);
        Follow(controller, task, promise, static (promise, inner) => promise.SetFrom(inner));
        return promise.Task;
    }

    private static void Follow<TTask, TResult>(Controller controller, Task<TTask> outer, Promise<TResult> promise, Func<Promise<TResult>, TTask, bool> follow)
        where TTask : Task
    {
        promise.Follows = [outer];
        Promise<TResult>.Then(controller, outer, () =>
        {
            if (!outer.IsCompletedSuccessfully)
                promise.SetFrom((Task)outer);
            else if (outer.Result is not { } inner)
                promise.SetCancelled(default);
            else
                FollowInner(controller, inner, promise, follow);
        });
    }

    private static void FollowInner<TTask, TResult>(Controller controller, TTask inner, Promise<TResult> promise, Func<Promise<TResult>, TTask, bool> follow)
        where TTask : Task
    {
        promise.Follows = [inner];
        Promise<TResult>.Then(controller, inner, () => follow(promise, inner));
    }
}
