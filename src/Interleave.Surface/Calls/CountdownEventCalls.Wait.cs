namespace Interleave.Surface.Calls;

public static partial class CountdownEventCalls
{
    public static void Wait(CountdownEvent target)
    {
        if (Controller.Current is { } controller)
            Wait(controller, target, Timeout.Infinite);
        else
            target.Wait();
    }

    public static void Wait(CountdownEvent target, CancellationToken cancellationToken)
    {
        if (Controller.Current is { } controller)
            Wait(controller, target, Timeout.Infinite, cancellationToken);
        else
            target.Wait(cancellationToken);
    }

    public static bool Wait(CountdownEvent target, TimeSpan timeout) =>
        Controller.Current is { } controller ? Wait(controller, target, Guard.Timeout(controller, timeout)) : target.Wait(timeout);

    public static bool Wait(CountdownEvent target, TimeSpan timeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Wait(controller, target, Guard.Timeout(controller, timeout), cancellationToken)
            : target.Wait(timeout, cancellationToken);

    public static bool Wait(CountdownEvent target, int millisecondsTimeout) =>
        Controller.Current is { } controller ? Wait(controller, target, millisecondsTimeout) : target.Wait(millisecondsTimeout);

    public static bool Wait(CountdownEvent target, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Wait(controller, target, millisecondsTimeout, cancellationToken)
            : target.Wait(millisecondsTimeout, cancellationToken);

    private static bool Wait(Controller controller, CountdownEvent target, int millisecondsTimeout, CancellationToken token = default)
    {
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, millisecondsTimeout);
        Guard.Open(controller, target);
        Cancellable.Throw(controller, token);
        return Cancellable.WaitLooking(controller, target, Operation.CountdownWait, millisecondsTimeout, token);
    }
}
