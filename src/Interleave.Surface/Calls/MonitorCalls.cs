namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Monitor"/>.</summary>
[Replaces(typeof(Monitor))]
public static partial class MonitorCalls
{
    public static void Enter(object obj)
    {
        if (Controller.Current is not { } controller)
        {
            Monitor.Enter(obj);
            return;
        }
        Guard.Argument(controller, obj);
        controller.Operate(obj, Operation.MonitorEnter, 0);
    }

    public static void Enter(object obj, ref bool lockTaken)
    {
        if (Controller.Current is not { } controller)
        {
            Monitor.Enter(obj, ref lockTaken);
            return;
        }
        var taken = new Flag(controller, ref lockTaken);
        Guard.Argument(controller, obj);
        controller.Operate(obj, Operation.MonitorEnter, 0);
        taken.Set(true);
    }

    public static void Exit(object obj)
    {
        if (Controller.Current is not { } controller)
        {
            Monitor.Exit(obj);
            return;
        }
        Guard.Argument(controller, obj);
        Guard.Held(controller, controller.Operate(obj, Operation.MonitorExit, 0) != 0);
    }

    public static void Pulse(object obj)
    {
        if (Controller.Current is not { } controller)
        {
            Monitor.Pulse(obj);
            return;
        }
        Guard.Argument(controller, obj);
        Guard.Held(controller, controller.Operate(obj, Operation.MonitorPulse, 0) != 0);
    }

    public static void PulseAll(object obj)
    {
        if (Controller.Current is not { } controller)
        {
            Monitor.PulseAll(obj);
            return;
        }
        Guard.Argument(controller, obj);
        Guard.Held(controller, controller.Operate(obj, Operation.MonitorPulseAll, 0) != 0);
    }

    public static bool IsEntered(object obj)
    {
        if (Controller.Current is not { } controller)
            return Monitor.IsEntered(obj);
        Guard.Argument(controller, obj);
        return controller.Operate(obj, Operation.MonitorIsEntered, 0) == 1;
    }

    public static long get_LockContentionCount() => Controller.Current is null ? Monitor.LockContentionCount : 0;
}
