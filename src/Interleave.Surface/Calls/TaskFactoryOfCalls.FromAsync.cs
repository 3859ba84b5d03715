using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class TaskFactoryOfCalls
{
    public static Task<TResult> FromAsync<TResult>(TaskFactory<TResult> target, IAsyncResult asyncResult, Func<IAsyncResult, TResult> endMethod) =>
        FromAsync(target, asyncResult, endMethod, target.CreationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> FromAsync<TResult>(TaskFactory<TResult> target, IAsyncResult asyncResult, Func<IAsyncResult, TResult> endMethod, TaskCreationOptions creationOptions) =>
        FromAsync(target, asyncResult, endMethod, creationOptions, target.Scheduler ?? RunningTask.Scheduler);

    public static Task<TResult> FromAsync<TResult>(
        TaskFactory<TResult> target, IAsyncResult asyncResult, Func<IAsyncResult, TResult> endMethod, TaskCreationOptions creationOptions, TaskScheduler scheduler) =>
        Controller.Current is { } controller
            ? AsyncResults.Of(controller, asyncResult, endMethod, creationOptions, scheduler)
            : target.FromAsync(asyncResult, endMethod, creationOptions, scheduler);

    public static Task<TResult> FromAsync<TResult>(
        TaskFactory<TResult> target, Func<AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, object? state) =>
        FromAsync(target, beginMethod, endMethod, state, target.CreationOptions);

    public static Task<TResult> FromAsync<TResult>(
        TaskFactory<TResult> target, Func<AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, object? state, TaskCreationOptions creationOptions)
    {
        if (Controller.Current is not { } controller)
            return target.FromAsync(beginMethod, endMethod, state, creationOptions);
        Guard.Argument(controller, beginMethod);
        return AsyncResults.Begin(controller, done => beginMethod(done, state), endMethod, state, creationOptions);
    }

    public static Task<TResult> FromAsync<TResult, TArg1>(
        TaskFactory<TResult> target, Func<TArg1, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, object? state) =>
        FromAsync(target, beginMethod, endMethod, arg1, state, target.CreationOptions);

    public static Task<TResult> FromAsync<TResult, TArg1>(
        TaskFactory<TResult> target, Func<TArg1, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, object? state, TaskCreationOptions creationOptions)
    {
        if (Controller.Current is not { } controller)
            return target.FromAsync(beginMethod, endMethod, arg1, state, creationOptions);
        Guard.Argument(controller, beginMethod);
        return AsyncResults.Begin(controller, done => beginMethod(arg1, done, state), endMethod, state, creationOptions);
    }

    public static Task<TResult> FromAsync<TResult, TArg1, TArg2>(
        TaskFactory<TResult> target, Func<TArg1, TArg2, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, TArg2 arg2, object? state) =>
        FromAsync(target, beginMethod, endMethod, arg1, arg2, state, target.CreationOptions);

    public static Task<TResult> FromAsync<TResult, TArg1, TArg2>(
        TaskFactory<TResult> target, Func<TArg1, TArg2, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, TArg2 arg2, object? state, TaskCreationOptions creationOptions)
    {
        if (Controller.Current is not { } controller)
            return target.FromAsync(beginMethod, endMethod, arg1, arg2, state, creationOptions);
        Guard.Argument(controller, beginMethod);
        return AsyncResults.Begin(controller, done => beginMethod(arg1, arg2, done, state), endMethod, state, creationOptions);
    }

    public static Task<TResult> FromAsync<TResult, TArg1, TArg2, TArg3>(
        TaskFactory<TResult> target, Func<TArg1, TArg2, TArg3, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, TArg2 arg2, TArg3 arg3, object? state) =>
        FromAsync(target, beginMethod, endMethod, arg1, arg2, arg3, state, target.CreationOptions);

    public static Task<TResult> FromAsync<TResult, TArg1, TArg2, TArg3>(
        TaskFactory<TResult> target, Func<TArg1, TArg2, TArg3, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, TArg2 arg2, TArg3 arg3, object? state, TaskCreationOptions creationOptions)
    {
        if (Controller.Current is not { } controller)
            return target.FromAsync(beginMethod, endMethod, arg1, arg2, arg3, state, creationOptions);
        Guard.Argument(controller, beginMethod);
        return AsyncResults.Begin(controller, done => beginMethod(arg1, arg2, arg3, done, state), endMethod, state, creationOptions);
    }
}
