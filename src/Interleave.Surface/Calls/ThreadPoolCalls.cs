using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ThreadPool"/>: a pool that has a worker for whatever is queued.</summary>
[Replaces(typeof(ThreadPool))]
public static class ThreadPoolCalls
{
    public static bool QueueUserWorkItem(WaitCallback callBack) => QueueUserWorkItem(callBack, null);

    public static bool QueueUserWorkItem(WaitCallback callBack, object? state)
    {
        if (Controller.Current is not { } controller)
            return ThreadPool.QueueUserWorkItem(callBack, state);
        Guard.Argument(controller, callBack);
        WorkItem.Queue(controller, () => callBack(state), ExecutionContext.Capture());
        return true;
    }

    public static bool QueueUserWorkItem<TState>(Action<TState> callBack, TState state, bool preferLocal)
    {
        if (Controller.Current is not { } controller)
            return ThreadPool.QueueUserWorkItem(callBack, state, preferLocal);
        Guard.Argument(controller, callBack);
        WorkItem.Queue(controller, () => callBack(state), ExecutionContext.Capture());
        return true;
    }

    public static bool UnsafeQueueUserWorkItem(WaitCallback callBack, object? state)
    {
        if (Controller.Current is not { } controller)
            return ThreadPool.UnsafeQueueUserWorkItem(callBack, state);
        Guard.Argument(controller, callBack);
        WorkItem.Queue(controller, () => callBack(state), null);
        return true;
    }

    public static bool UnsafeQueueUserWorkItem<TState>(Action<TState> callBack, TState state, bool preferLocal)
    {
        if (Controller.Current is not { } controller)
            return ThreadPool.UnsafeQueueUserWorkItem(callBack, state, preferLocal);
        Guard.Argument(controller, callBack);
        WorkItem.Queue(controller, () => callBack(state), null);
        return true;
    }

    public static bool UnsafeQueueUserWorkItem(IThreadPoolWorkItem callBack, bool preferLocal)
    {
        if (Controller.Current is not { } controller)
            return ThreadPool.UnsafeQueueUserWorkItem(callBack, preferLocal);
        Guard.Argument(controller, callBack);
        WorkItem.Queue(controller, callBack.Execute, null);
        return true;
    }

    /// <summary>There is a worker for whatever is queued: how many there are at least does not matter.</summary>
    public static bool SetMinThreads(int workerThreads, int completionPortThreads) =>
        Controller.Current is null ? ThreadPool.SetMinThreads(workerThreads, completionPortThreads) : workerThreads >= 0 && completionPortThreads >= 0;
}
