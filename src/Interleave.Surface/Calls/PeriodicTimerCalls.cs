using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="PeriodicTimer"/>: a tick comes at any time after somebody has begun to wait for it.</summary>
[Replaces(typeof(PeriodicTimer))]
public static class PeriodicTimerCalls
{
    private static readonly ConditionalWeakTable<PeriodicTimer, Ticks> All = [];

    /// <summary>What is known of a timer.</summary>
    private sealed class Ticks
    {
        /// <summary>Who has waited, by number: entered before the wait begins, looked up by who ends it.</summary>
        public List<(long Number, Promise<bool> Promise)> Waits { get; } = [];

        public required ControlledTimer Timer { get; init; }

        public TimeSpan Period { get; set; }

        public Promise<bool> this[long number] => Waits.Find(w => w.Number == number).Promise;
    }

    public static PeriodicTimer New(TimeSpan period) =>
        Controller.Current is { } controller ? New(controller, period) : new PeriodicTimer(period);

    public static PeriodicTimer New(TimeSpan period, TimeProvider timeProvider)
    {
        if (Controller.Current is not { } controller)
            return new PeriodicTimer(period, timeProvider);
        Guard.Argument(controller, timeProvider);
        if (timeProvider != TimeProvider.System)
            controller.Refuse("a PeriodicTimer with a TimeProvider other than TimeProvider.System");
        return New(controller, period);
    }

    public static ValueTask<bool> WaitForNextTickAsync(PeriodicTimer target, CancellationToken cancellationToken = default)
    {
        if (Controller.Current is not { } controller)
            return target.WaitForNextTickAsync(cancellationToken);
        Ticks ticks = Of(controller, target);
        if (Cancellable.IsRequested(controller, cancellationToken))
            return new ValueTask<bool>(TaskCalls.Cancelled<bool>(controller, cancellationToken));
        long number = controller.NewNumber();
        var promise = new Promise<bool>(controller);
        ticks.Waits.Add((number, promise));
        switch (ticks.Timer.SetUnlessSet(number))
        {
            case 0:
                return new ValueTask<bool>(false);
            case < 0 when !controller.Abandoned:
                throw new InvalidOperationException("Only one wait at a time is allowed.");
        }
        if (cancellationToken.CanBeCanceled)
        {
            CancellationTokenRegistration registration = CancellationTokenCalls.Register(controller, cancellationToken, () =>
            {
                if (ticks.Timer.TakeBack(number))
                    promise.SetCancelled(cancellationToken);
            });
            Promise<bool>.Then(controller, promise.Task, () => CancellationTokenRegistrationCalls.Unregister(registration));
        }
        return new ValueTask<bool>(promise.Task);
    }

    public static void Dispose(PeriodicTimer target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Dispose();
            return;
        }
        Ticks ticks = Of(controller, target);
        if (ticks.Timer.Stop() is var number and > 0 && !controller.Abandoned)
            ticks[number].SetResult(false);
    }

    public static TimeSpan get_Period(PeriodicTimer target) =>
        Controller.Current is { } controller ? Of(controller, target).Period : target.Period;

    public static void set_Period(PeriodicTimer target, TimeSpan value)
    {
        if (Controller.Current is not { } controller)
            target.Period = value;
        else
            Of(controller, target).Period = Checked(controller, value);
    }

    private static PeriodicTimer New(Controller controller, TimeSpan period)
    {
        Checked(controller, period);
        // The framework's own never ticks.
        var timer = (PeriodicTimer)RuntimeHelpers.GetUninitializedObject(typeof(PeriodicTimer));
        GC.SuppressFinalize(timer);
        Ticks ticks = null!;
        var known = new ControlledTimer(controller, setting => ticks[setting].SetResult(true), null);
        ticks = new Ticks { Timer = known, Period = period };
        All.Add(timer, ticks);
        return timer;
    }

    private static TimeSpan Checked(Controller controller, TimeSpan period)
    {
        Guard.Range(
            controller, period.TotalMilliseconds is >= 1 and <= uint.MaxValue - 1 || period == Timeout.InfiniteTimeSpan, period, nameof(period),
            "The period must be at least a millisecond.");
        return period;
    }

    private static Ticks Of(Controller controller, PeriodicTimer target)
    {
        Guard.Receiver(controller, target);
        if (All.TryGetValue(target, out Ticks? ticks))
            return ticks;
        controller.Refuse("a PeriodicTimer made by code that is not rewritten, or before the check");
        return null!;
    }
}
