using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="TimeProvider"/>. One of the program's own says itself what it does.</summary>
[Replaces(typeof(TimeProvider))]
public static class TimeProviderCalls
{
    public static ITimer CreateTimer(TimeProvider target, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (Controller.Current is not { } controller || target?.GetType() != TimeProvider.System.GetType())
            return target!.CreateTimer(callback, state, dueTime, period);
        return BaseCreateTimer(target, callback, state, dueTime, period);
    }

    /// <summary>A call of the base class's, by one of the program's own.</summary>
    public static ITimer BaseCreateTimer(TimeProvider target, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (Controller.Current is not { } controller)
            return TimeProvider.System.CreateTimer(callback, state, dueTime, period);
        Guard.Argument(controller, callback);
        var timer = new ControlledTimer(controller, () => callback(state), ExecutionContext.Capture());
        timer.Change(dueTime, period);
        return timer;
    }
}
