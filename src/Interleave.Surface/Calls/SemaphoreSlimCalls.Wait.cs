namespace Interleave.Surface.Calls;

public static partial class SemaphoreSlimCalls
{
    public static void Wait(SemaphoreSlim target)
    {
        if (Controller.Current is { } controller)
            Wait(controller, target, Timeout.Infinite);
        else
            target.Wait();
    }

    public static void Wait(SemaphoreSlim target, CancellationToken cancellationToken)
    {
        if (Controller.Current is { } controller)
            Wait(controller, target, Timeout.Infinite, cancellationToken);
        else
            target.Wait(cancellationToken);
    }

    public static bool Wait(SemaphoreSlim target, TimeSpan timeout)
    {
        if (Controller.Current is not { } controller)
            return target.Wait(timeout);
        Guard.Receiver(controller, target);
        return Wait(controller, target, Milliseconds(controller, timeout));
    }

    public static bool Wait(SemaphoreSlim target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Controller.Current is not { } controller)
            return target.Wait(timeout, cancellationToken);
        Guard.Receiver(controller, target);
        return Wait(controller, target, Milliseconds(controller, timeout), cancellationToken);
    }

    public static bool Wait(SemaphoreSlim target, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? Wait(controller, target, millisecondsTimeout)
            : target.Wait(millisecondsTimeout);

    public static bool Wait(SemaphoreSlim target, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Wait(controller, target, millisecondsTimeout, cancellationToken)
            : target.Wait(millisecondsTimeout, cancellationToken);

    private static bool Wait(Controller controller, SemaphoreSlim target, int millisecondsTimeout, CancellationToken cancellationToken = default)
    {
        Guard.Receiver(controller, target);
        if (cancellationToken.CanBeCanceled && Cancellable.IsRequested(controller, cancellationToken) && !controller.Abandoned)
        {
            // .NET looks at the semaphore first.
            if (controller.Operate(target, Operation.SemaphoreRelease, 0) == -2)
                throw Disposed();
            Cancellable.Throw(controller, cancellationToken);
        }
        // .NET 10 takes a negative timeout for one that has expired already.
        if (millisecondsTimeout < Timeout.Infinite)
            millisecondsTimeout = 0;
        long result = Cancellable.Wait(controller, target, Operation.SemaphoreWait, millisecondsTimeout, cancellationToken);
        if (result < 0 && !controller.Abandoned)
            throw Disposed();
        return result == 1;
    }

    // Unlike everywhere else, no time span is too long here.
    private static int Milliseconds(Controller controller, TimeSpan timeout) =>
        timeout.TotalMilliseconds > int.MaxValue ? int.MaxValue : Guard.Timeout(controller, timeout);
}
