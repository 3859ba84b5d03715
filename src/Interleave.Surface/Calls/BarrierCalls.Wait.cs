namespace Interleave.Surface.Calls;

public static partial class BarrierCalls
{
    public static void SignalAndWait(Barrier target)
    {
        if (Controller.Current is { } controller)
            SignalAndWait(controller, target, Timeout.Infinite);
        else
            target.SignalAndWait();
    }

    public static void SignalAndWait(Barrier target, CancellationToken cancellationToken)
    {
        if (Controller.Current is { } controller)
            SignalAndWait(controller, target, Timeout.Infinite, cancellationToken);
        else
            target.SignalAndWait(cancellationToken);
    }

    public static bool SignalAndWait(Barrier target, TimeSpan timeout) =>
        Controller.Current is { } controller ? SignalAndWait(controller, target, Guard.Timeout(controller, timeout)) : target.SignalAndWait(timeout);

    public static bool SignalAndWait(Barrier target, TimeSpan timeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? SignalAndWait(controller, target, Guard.Timeout(controller, timeout), cancellationToken)
            : target.SignalAndWait(timeout, cancellationToken);

    public static bool SignalAndWait(Barrier target, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? SignalAndWait(controller, target, millisecondsTimeout)
            : target.SignalAndWait(millisecondsTimeout);

    public static bool SignalAndWait(Barrier target, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? SignalAndWait(controller, target, millisecondsTimeout, cancellationToken)
            : target.SignalAndWait(millisecondsTimeout, cancellationToken);

    private static bool SignalAndWait(Controller controller, Barrier target, int millisecondsTimeout, CancellationToken token = default)
    {
        Guard.Open(controller, target, typeof(Barrier).FullName);
        Cancellable.Throw(controller, token);
        Guard.Timeout(controller, millisecondsTimeout);
        long phase = controller.Operate(target, Operation.BarrierArrive, 0);
        if (controller.Abandoned)
            return true;
        switch (phase)
        {
            case -1:
                Act(controller, target);
                return true;
            case -2:
                return true;
            case -3:
                throw new InvalidOperationException("The barrier has no registered participants.");
            case -4:
                throw new InvalidOperationException("The number of threads using the barrier exceeded the total number of registered participants.");
            case -5:
                throw new InvalidOperationException(InAction);
            default:
                return WaitForPhase(controller, target, phase, millisecondsTimeout, token);
        }
    }

    private static bool WaitForPhase(Controller controller, Barrier target, long phase, int millisecondsTimeout, CancellationToken token)
    {
        bool cancelled = false, ended;
        if (Cancellable.Source(token) is { } source)
        {
            long result = controller.OperateTogether(
                [(target, Operation.BarrierAwait, phase), (source, Operation.CancelWait, Timeout.Infinite)], all: false, millisecondsTimeout);
            cancelled = result >> 32 == 1;
            ended = result >= 0 && !cancelled;
        }
        else
        {
            if (millisecondsTimeout > 0)
                controller.Operate(null, Operation.TakeInterrupt, 0);
            // When the time may be up, taking the arrival back shows whether the phase has ended.
            ended = millisecondsTimeout < 0 && controller.Operate(target, Operation.BarrierAwait, phase) > 0;
        }
        if (!ended && !controller.Abandoned && controller.Operate(target, Operation.BarrierWithdraw, phase) == 1)
            return cancelled ? throw new OperationCanceledException("The operation was canceled.", token) : false;
        if (!controller.Abandoned && ((ControlledBarrier)target).Failures.TryGetValue(phase, out Exception? failure))
            throw new BarrierPostPhaseException(failure);
        return true;
    }
}
