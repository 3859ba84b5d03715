namespace Interleave.Surface.Calls;

public static partial class MonitorCalls
{
    public static bool Wait(object obj) =>
        Controller.Current is { } controller ? Wait(controller, obj, Timeout.Infinite) : Monitor.Wait(obj);

    public static bool Wait(object obj, int millisecondsTimeout) =>
        Controller.Current is { } controller ? Wait(controller, obj, millisecondsTimeout) : Monitor.Wait(obj, millisecondsTimeout);

    public static bool Wait(object obj, TimeSpan timeout) =>
        Controller.Current is { } controller ? Wait(controller, obj, Guard.Timeout(controller, timeout)) : Monitor.Wait(obj, timeout);

    // .NET has no synchronization contexts to exit: exitContext means nothing.
    public static bool Wait(object obj, int millisecondsTimeout, bool exitContext) =>
        Controller.Current is { } controller
            ? Wait(controller, obj, millisecondsTimeout)
            : Monitor.Wait(obj, millisecondsTimeout, exitContext);

    public static bool Wait(object obj, TimeSpan timeout, bool exitContext) =>
        Controller.Current is { } controller
            ? Wait(controller, obj, Guard.Timeout(controller, timeout))
            : Monitor.Wait(obj, timeout, exitContext);

    private static bool Wait(Controller controller, object obj, int millisecondsTimeout)
    {
        Guard.Argument(controller, obj);
        Guard.Timeout(controller, millisecondsTimeout);
        long result = controller.Operate(obj, Operation.MonitorWait, millisecondsTimeout);
        Guard.Held(controller, result >= 0);
        return result == 1;
    }
}
