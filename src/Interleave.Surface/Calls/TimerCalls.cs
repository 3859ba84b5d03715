using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Timer"/>: it fires at any time after it has been set, or not before the end.</summary>
[Replaces(typeof(Timer))]
public static class TimerCalls
{
    private static readonly ConditionalWeakTable<Timer, ControlledTimer> Timers = [];

    public static Timer New(TimerCallback callback) =>
        Controller.Current is { } controller ? New(controller, callback, null, Timeout.Infinite, Timeout.Infinite, isSelf: true) : new Timer(callback);

    public static Timer New(TimerCallback callback, object? state, int dueTime, int period) =>
        Controller.Current is { } controller
            ? New(controller, callback, state, dueTime, period, isSelf: false)
            : new Timer(callback, state, dueTime, period);

    public static bool Change(Timer target, int dueTime, int period) =>
        Controller.Current is { } controller ? Change(controller, target, dueTime, period) : target.Change(dueTime, period);

    public static Timer New(TimerCallback callback, object? state, uint dueTime, uint period) =>
        Controller.Current is { } controller
            ? New(controller, callback, state, Signed(dueTime), Signed(period), isSelf: false)
            : new Timer(callback, state, dueTime, period);

    public static bool Change(Timer target, uint dueTime, uint period) =>
        Controller.Current is { } controller ? Change(controller, target, Signed(dueTime), Signed(period)) : target.Change(dueTime, period);

    public static Timer New(TimerCallback callback, object? state, long dueTime, long period) =>
        Controller.Current is { } controller
            ? New(controller, callback, state, dueTime, period, isSelf: false)
            : new Timer(callback, state, dueTime, period);

    public static bool Change(Timer target, long dueTime, long period) =>
        Controller.Current is { } controller ? Change(controller, target, dueTime, period) : target.Change(dueTime, period);

    public static Timer New(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Controller.Current is { } controller
            ? New(controller, callback, state, (long)dueTime.TotalMilliseconds, (long)period.TotalMilliseconds, isSelf: false)
            : new Timer(callback, state, dueTime, period);

    public static bool Change(Timer target, TimeSpan dueTime, TimeSpan period) =>
        Controller.Current is { } controller ? Change(controller, target, (long)dueTime.TotalMilliseconds, (long)period.TotalMilliseconds) : target.Change(dueTime, period);

    public static void Dispose(Timer target)
    {
        if (Controller.Current is { } controller)
            Of(controller, target).Dispose();
        else
            target.Dispose();
    }

    public static bool Dispose(Timer target, WaitHandle notifyObject)
    {
        if (Controller.Current is not { } controller)
            return target.Dispose(notifyObject);
        controller.Refuse("Timer.Dispose with a handle that is set when the last callback has ended");
        return false;
    }

    public static ValueTask DisposeAsync(Timer target) =>
        Controller.Current is { } controller ? Of(controller, target).DisposeAsync() : target.DisposeAsync();

    private static Timer New(Controller controller, TimerCallback callback, object? state, long dueTime, long period, bool isSelf)
    {
        Guard.Argument(controller, callback);
        Check(controller, dueTime, period);
        // The framework's own never fires.
        var timer = new Timer(static _ => { }, null, Timeout.Infinite, Timeout.Infinite);
        var known = new ControlledTimer(controller, () => callback(isSelf ? timer : state), ExecutionContext.Capture());
        Timers.Add(timer, known);
        known.Set(dueTime, period);
        return timer;
    }

    private static bool Change(Controller controller, Timer target, long dueTime, long period)
    {
        Check(controller, dueTime, period);
        // One that is disposed of says so.
        return Of(controller, target).Set(dueTime, period) >= 0;
    }

    private static void Check(Controller controller, long dueTime, long period)
    {
        Guard.Range(controller, dueTime >= Timeout.Infinite, dueTime, nameof(dueTime), "The time must be -1, for never, or not negative.");
        Guard.Range(controller, period >= Timeout.Infinite, period, nameof(period), "The time must be -1, for never, or not negative.");
    }

    private static ControlledTimer Of(Controller controller, Timer target)
    {
        Guard.Receiver(controller, target);
        if (Timers.TryGetValue(target, out ControlledTimer? known))
            return known;
        controller.Refuse("a Timer made by code that is not rewritten, or before the check");
        return null!;
    }

    private static long Signed(uint milliseconds) => milliseconds == uint.MaxValue ? Timeout.Infinite : milliseconds;
}
