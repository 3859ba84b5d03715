using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="SynchronizationContext"/>. One of the program's own says itself what it does.</summary>
[Replaces(typeof(SynchronizationContext))]
public static class SynchronizationContextCalls
{
    public static void Post(SynchronizationContext target, SendOrPostCallback d, object? state)
    {
        if (Controller.Current is { } controller && target?.GetType() == typeof(SynchronizationContext))
            WorkItem.Queue(controller, () => d(state), ExecutionContext.Capture());
        else
            target!.Post(d, state);
    }
}
