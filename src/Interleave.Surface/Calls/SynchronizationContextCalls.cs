using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="SynchronizationContext"/>. One of the program's own says itself what it does.</summary>
[Replaces(typeof(SynchronizationContext))]
public static class SynchronizationContextCalls
{
    public static void Post(SynchronizationContext target, SendOrPostCallback d, object? state)
    {
        if (Controller.Current is not null && target?.GetType() == typeof(SynchronizationContext))
            BasePost(target, d, state);
        else
            target!.Post(d, state);
    }

    /// <summary>A call of the base class's, by one of the program's own.</summary>
    public static void BasePost(SynchronizationContext target, SendOrPostCallback d, object? state)
    {
        if (Controller.Current is { } controller)
            WorkItem.Queue(controller, () => d(state), ExecutionContext.Capture());
        else
            ThreadPool.QueueUserWorkItem(static work => work.d(work.state), (d, state), preferLocal: false);
    }
}
