using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class TaskCalls
{
    public static Task Delay(int millisecondsDelay) =>
        Controller.Current is { } controller ? Delay(controller, millisecondsDelay, default) : Task.Delay(millisecondsDelay);

    public static Task Delay(int millisecondsDelay, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Delay(controller, millisecondsDelay, cancellationToken)
            : Task.Delay(millisecondsDelay, cancellationToken);

    public static Task Delay(TimeSpan delay) =>
        Controller.Current is { } controller ? Delay(controller, Guard.Timeout(controller, delay), default) : Task.Delay(delay);

    public static Task Delay(TimeSpan delay, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Delay(controller, Guard.Timeout(controller, delay), cancellationToken)
            : Task.Delay(delay, cancellationToken);

    public static Task Delay(TimeSpan delay, TimeProvider timeProvider)
    {
        if (Controller.Current is not { } controller)
            return Task.Delay(delay, timeProvider);
        Guard.Argument(controller, timeProvider);
        return Delay(controller, Guard.Timeout(controller, delay), default, timeProvider);
    }

    public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (Controller.Current is not { } controller)
            return Task.Delay(delay, timeProvider, cancellationToken);
        Guard.Argument(controller, timeProvider);
        return Delay(controller, Guard.Timeout(controller, delay), cancellationToken, timeProvider);
    }

    public static Task WaitAsync(Task target, TimeSpan timeout, TimeProvider timeProvider)
    {
        if (Controller.Current is not { } controller)
            return target.WaitAsync(timeout, timeProvider);
        Guard.Argument(controller, timeProvider);
        return WaitAsync(controller, target, Guard.Timeout(controller, timeout), default, timeProvider);
    }

    public static Task WaitAsync(Task target, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (Controller.Current is not { } controller)
            return target.WaitAsync(timeout, timeProvider, cancellationToken);
        Guard.Argument(controller, timeProvider);
        return WaitAsync(controller, target, Guard.Timeout(controller, timeout), cancellationToken, timeProvider);
    }

    private static Task Delay(Controller controller, int milliseconds, CancellationToken token, TimeProvider? clock = null)
    {
        Guard.Timeout(controller, milliseconds);
        if (Cancellable.IsRequested(controller, token))
            return Cancelled<Nothing>(controller, token);
        if (milliseconds == 0)
            return Task.CompletedTask;
        var promise = new Promise<Nothing>(controller);
        promise.CancelWith(token);
        if (milliseconds > 0)
            promise.DisposeOf(Clock.Later(controller, clock, milliseconds, () => promise.SetResult(default)));
        return promise.Task;
    }

    public static Task WaitAsync(Task target, CancellationToken cancellationToken) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, Timeout.Infinite, cancellationToken) : target.WaitAsync(cancellationToken);

    public static Task WaitAsync(Task target, TimeSpan timeout) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, Guard.Timeout(controller, timeout), default) : target.WaitAsync(timeout);

    public static Task WaitAsync(Task target, TimeSpan timeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, Guard.Timeout(controller, timeout), cancellationToken) : target.WaitAsync(timeout, cancellationToken);

    private static Task WaitAsync(Controller controller, Task target, int milliseconds, CancellationToken token, TimeProvider? clock = null)
    {
        Guard.Receiver(controller, target);
        if (ControlledTask.IsCompleted(controller, target) || (!token.CanBeCanceled && milliseconds == Timeout.Infinite))
            return target;
        if (Cancellable.IsRequested(controller, token))
            return Cancelled<Nothing>(controller, token);
        if (milliseconds == 0)
            return Task.FromException(new TimeoutException());
        var promise = new Promise<Nothing>(controller);
        promise.CancelWith(token);
        if (milliseconds > 0)
            promise.DisposeOf(Clock.Later(controller, clock, milliseconds, () => promise.SetException(new TimeoutException())));
        Promise<Nothing>.Then(controller, target, () => promise.SetFrom(target));
        return promise.Task;
    }

    internal static Task<TResult> WaitAsync<TResult>(Controller controller, Task<TResult> target, int milliseconds, CancellationToken token, TimeProvider? clock = null)
    {
        Guard.Receiver(controller, target);
        if (ControlledTask.IsCompleted(controller, target) || (!token.CanBeCanceled && milliseconds == Timeout.Infinite))
            return target;
        if (Cancellable.IsRequested(controller, token))
            return Cancelled<TResult>(controller, token);
        if (milliseconds == 0)
            return Task.FromException<TResult>(new TimeoutException());
        var promise = new Promise<TResult>(controller);
        promise.CancelWith(token);
        if (milliseconds > 0)
            promise.DisposeOf(Clock.Later(controller, clock, milliseconds, () => promise.SetException(new TimeoutException())));
        Promise<TResult>.Then(controller, target, () => promise.SetFrom(target));
        return promise.Task;
    }
}
