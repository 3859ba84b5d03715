using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class TaskCalls
{
    public static Task WhenAll(params Task[] tasks) =>
        Controller.Current is { } controller ? Combined.All(controller, Taken.From(tasks, "Task.WhenAll")) : Task.WhenAll(tasks);

    public static Task<Task> WhenAny(params Task[] tasks) =>
        Controller.Current is { } controller ? Combined.Any(controller, Taken.From(tasks, "Task.WhenAny")) : Task.WhenAny(tasks);

    public static Task WhenAll(params ReadOnlySpan<Task> tasks) =>
        Controller.Current is { } controller ? Combined.All(controller, tasks.ToArray()) : Task.WhenAll(tasks);

    public static Task<Task> WhenAny(params ReadOnlySpan<Task> tasks) =>
        Controller.Current is { } controller ? Combined.Any(controller, tasks.ToArray()) : Task.WhenAny(tasks);

    public static Task WhenAll(IEnumerable<Task> tasks) =>
        Controller.Current is { } controller ? Combined.All(controller, Taken.From(tasks, "Task.WhenAll")) : Task.WhenAll(tasks);

    public static Task<Task> WhenAny(IEnumerable<Task> tasks) =>
        Controller.Current is { } controller ? Combined.Any(controller, Taken.From(tasks, "Task.WhenAny")) : Task.WhenAny(tasks);

    public static Task<Task> WhenAny(Task task1, Task task2) =>
        Controller.Current is { } controller ? Combined.Any(controller, [task1, task2]) : Task.WhenAny(task1, task2);

    public static Task<TResult[]> WhenAll<TResult>(params Task<TResult>[] tasks) =>
        Controller.Current is { } controller ? Combined.All(controller, Taken.From(tasks, "Task.WhenAll")) : Task.WhenAll(tasks);

    public static Task<Task<TResult>> WhenAny<TResult>(params Task<TResult>[] tasks) =>
        Controller.Current is { } controller ? Combined.Any(controller, Taken.From(tasks, "Task.WhenAny")) : Task.WhenAny(tasks);

    public static Task<TResult[]> WhenAll<TResult>(params ReadOnlySpan<Task<TResult>> tasks) =>
        Controller.Current is { } controller ? Combined.All(controller, tasks.ToArray()) : Task.WhenAll(tasks);

    public static Task<Task<TResult>> WhenAny<TResult>(params ReadOnlySpan<Task<TResult>> tasks) =>
        Controller.Current is { } controller ? Combined.Any(controller, tasks.ToArray()) : Task.WhenAny(tasks);

    public static Task<TResult[]> WhenAll<TResult>(IEnumerable<Task<TResult>> tasks) =>
        Controller.Current is { } controller ? Combined.All(controller, Taken.From(tasks, "Task.WhenAll")) : Task.WhenAll(tasks);

    public static Task<Task<TResult>> WhenAny<TResult>(IEnumerable<Task<TResult>> tasks) =>
        Controller.Current is { } controller ? Combined.Any(controller, Taken.From(tasks, "Task.WhenAny")) : Task.WhenAny(tasks);

    public static Task<Task<TResult>> WhenAny<TResult>(Task<TResult> task1, Task<TResult> task2) =>
        Controller.Current is { } controller ? Combined.Any(controller, [task1, task2]) : Task.WhenAny(task1, task2);

    public static IAsyncEnumerable<Task> WhenEach(params Task[] tasks) =>
        Controller.Current is { } controller ? new CompletionOrder<Task>(controller, Taken.From(tasks, "Task.WhenEach")) : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task> WhenEach(params ReadOnlySpan<Task> tasks) =>
        Controller.Current is { } controller ? new CompletionOrder<Task>(controller, tasks.ToArray()) : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task> WhenEach(IEnumerable<Task> tasks) =>
        Controller.Current is { } controller ? new CompletionOrder<Task>(controller, Taken.From(tasks, "Task.WhenEach")) : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(params Task<TResult>[] tasks) =>
        Controller.Current is { } controller ? new CompletionOrder<Task<TResult>>(controller, Taken.From(tasks, "Task.WhenEach")) : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(params ReadOnlySpan<Task<TResult>> tasks) =>
        Controller.Current is { } controller ? new CompletionOrder<Task<TResult>>(controller, tasks.ToArray()) : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(IEnumerable<Task<TResult>> tasks) =>
        Controller.Current is { } controller ? new CompletionOrder<Task<TResult>>(controller, Taken.From(tasks, "Task.WhenEach")) : Task.WhenEach(tasks);
}
