namespace Interleave.Surface.Calls;

public static partial class MonitorCalls
{
    public static bool TryEnter(object obj) =>
        Controller.Current is { } controller ? TryEnter(controller, obj, 0) : Monitor.TryEnter(obj);

    public static bool TryEnter(object obj, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? TryEnter(controller, obj, millisecondsTimeout)
            : Monitor.TryEnter(obj, millisecondsTimeout);

    public static bool TryEnter(object obj, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? TryEnter(controller, obj, Guard.Timeout(controller, timeout))
            : Monitor.TryEnter(obj, timeout);

    public static void TryEnter(object obj, ref bool lockTaken)
    {
        if (Controller.Current is { } controller)
            TryEnter(controller, obj, 0, new Flag(controller, ref lockTaken));
        else
            Monitor.TryEnter(obj, ref lockTaken);
    }

    public static void TryEnter(object obj, int millisecondsTimeout, ref bool lockTaken)
    {
        if (Controller.Current is { } controller)
            TryEnter(controller, obj, millisecondsTimeout, new Flag(controller, ref lockTaken));
        else
            Monitor.TryEnter(obj, millisecondsTimeout, ref lockTaken);
    }

    public static void TryEnter(object obj, TimeSpan timeout, ref bool lockTaken)
    {
        if (Controller.Current is { } controller)
            TryEnter(controller, obj, Guard.Timeout(controller, timeout), new Flag(controller, ref lockTaken));
        else
            Monitor.TryEnter(obj, timeout, ref lockTaken);
    }

    private static void TryEnter(Controller controller, object obj, int millisecondsTimeout, Flag taken) =>
        taken.Set(TryEnter(controller, obj, millisecondsTimeout));

    private static bool TryEnter(Controller controller, object obj, int millisecondsTimeout)
    {
        Guard.Argument(controller, obj);
        Guard.Timeout(controller, millisecondsTimeout);
        return controller.Operate(obj, Operation.MonitorTryEnter, millisecondsTimeout) == 1;
    }
}
