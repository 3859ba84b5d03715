namespace Interleave.Surface.Tasks;

/// <summary>Whose time it is.</summary>
internal static class Clock
{
    /// <summary>Has something happen after a time.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="provider">One of the program's own says itself when; the system's is null.</param>
    /// <param name="milliseconds">After how long.</param>
    /// <param name="action">What happens.</param>
    public static ITimer? Later(Controller controller, TimeProvider? provider, int milliseconds, Action action)
    {
        if (provider is not null && provider != TimeProvider.System)
            return provider.CreateTimer(static action => ((Action)action!)(), action, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
        WorkItem.Later(controller, action);
        return null;
    }
}
