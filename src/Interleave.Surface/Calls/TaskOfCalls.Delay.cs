namespace Interleave.Surface.Calls;

public static partial class TaskOfCalls
{
    public static Task<TResult> WaitAsync<TResult>(Task<TResult> target, CancellationToken cancellationToken) =>
        Controller.Current is { } controller ? TaskCalls.WaitAsync(controller, target, Timeout.Infinite, cancellationToken) : target.WaitAsync(cancellationToken);

    public static Task<TResult> WaitAsync<TResult>(Task<TResult> target, TimeSpan timeout) =>
        Controller.Current is { } controller ? TaskCalls.WaitAsync(controller, target, Guard.Timeout(controller, timeout), default) : target.WaitAsync(timeout);

    public static Task<TResult> WaitAsync<TResult>(Task<TResult> target, TimeSpan timeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller ? TaskCalls.WaitAsync(controller, target, Guard.Timeout(controller, timeout), cancellationToken) : target.WaitAsync(timeout, cancellationToken);

    public static Task<TResult> WaitAsync<TResult>(Task<TResult> target, TimeSpan timeout, TimeProvider timeProvider)
    {
        if (Controller.Current is not { } controller)
            return target.WaitAsync(timeout, timeProvider);
        Guard.Argument(controller, timeProvider);
        return TaskCalls.WaitAsync(controller, target, Guard.Timeout(controller, timeout), default, timeProvider);
    }

    public static Task<TResult> WaitAsync<TResult>(Task<TResult> target, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (Controller.Current is not { } controller)
            return target.WaitAsync(timeout, timeProvider, cancellationToken);
        Guard.Argument(controller, timeProvider);
        return TaskCalls.WaitAsync(controller, target, Guard.Timeout(controller, timeout), cancellationToken, timeProvider);
    }
}
