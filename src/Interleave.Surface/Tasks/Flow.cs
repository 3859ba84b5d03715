namespace Interleave.Surface.Tasks;

/// <summary>What goes along with code that runs later: the execution context, with the values of <see cref="AsyncLocal{T}"/>.</summary>
internal static class Flow
{
    /// <summary>The context to which awaits come back; null when there is none, or one that does nothing special.</summary>
    public static SynchronizationContext? Context =>
        SynchronizationContext.Current is { } context && context.GetType() != typeof(SynchronizationContext) ? context : null;

    /// <summary>Runs code in an execution context.</summary>
    public static void Run(ExecutionContext? flow, Action action)
    {
        if (flow is null)
            action();
        else
            ExecutionContext.Run(flow, static action => ((Action)action!)(), action);
    }

    public static void Post(SynchronizationContext context, ExecutionContext? flow, Action action) =>
        context.Post(static work => ((Action)work!)(), () => Run(flow, action));
}
