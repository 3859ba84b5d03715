using Interleave.Surface.Calls;

namespace Interleave.Surface.Tasks;

/// <summary>Tasks for operations of the older kind, which have a method to begin with and one to end with.</summary>
internal static class AsyncResults
{
    /// <summary>Begins an operation, and has the task end with it.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="begin">Begins it, given what is to be called at its end.</param>
    /// <param name="end">What is called to end it.</param>
    /// <param name="state">The state of the task.</param>
    /// <param name="options">How the task is made.</param>
    public static Task<TResult> Begin<TResult>(
        Controller controller, Func<AsyncCallback, IAsyncResult> begin, Func<IAsyncResult, TResult> end, object? state, TaskCreationOptions options)
    {
        Guard.Argument(controller, end);
        if ((options & (TaskCreationOptions.LongRunning | TaskCreationOptions.PreferFairness)) != 0)
            throw new ArgumentOutOfRangeException(nameof(options));
        var promise = new Promise<TResult>(controller, 0, options, state);
        IAsyncResult begun;
        try
        {
            begun = begin(done =>
            {
                if (!done.CompletedSynchronously)
                    End(controller, done, end, promise);
            });
        }
        catch (Exception) when (!controller.Abandoned)
        {
            promise.SetResult(default!);
            throw;
        }
        if (!controller.Abandoned && begun.CompletedSynchronously)
            End(controller, begun, end, promise);
        return promise.Task;
    }

    /// <summary>A task that ends with an operation that has been begun.</summary>
    public static Task<TResult> Of<TResult>(
        Controller controller, IAsyncResult begun, Func<IAsyncResult, TResult> end, TaskCreationOptions options, TaskScheduler scheduler)
    {
        Guard.Argument(controller, begun);
        Guard.Argument(controller, end);
        Guard.Argument(controller, scheduler);
        var promise = new Promise<TResult>(controller, 0, options);
        Task<TResult> ending = DelegateTask.New(controller, () => end(begun), null, default, TaskCreationOptions.None);
        if (begun.IsCompleted)
        {
            DelegateTask.RunHere(controller, ending, scheduler);
            return Follow();
        }
        // A thread of the pool waits for it.
        WorkItem.Queue(controller, () =>
        {
            WaitHandleCalls.WaitOne(begun.AsyncWaitHandle);
            if (!controller.Abandoned)
                DelegateTask.RunHere(controller, ending, scheduler);
        }, ExecutionContext.Capture());
        return Follow();

        Task<TResult> Follow()
        {
            Promise<TResult>.Then(controller, ending, () => promise.SetFrom(ending));
            return promise.Task;
        }
    }

    /// <summary>A method that gives nothing, as one that does.</summary>
    public static Func<IAsyncResult, TaskCalls.Nothing> NoResult(Action<IAsyncResult> end) => end is null ? null! : result =>
    {
        end(result);
        return default;
    };

    private static void End<TResult>(Controller controller, IAsyncResult done, Func<IAsyncResult, TResult> end, Promise<TResult> promise)
    {
        try
        {
            TResult result = end(done);
            promise.SetResult(result);
        }
        catch (OperationCanceledException e) when (!controller.Abandoned)
        {
            promise.SetCancelledBy(e);
        }
        catch (Exception e) when (!controller.Abandoned)
        {
            promise.SetException(e);
        }
    }
}
