namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ManualResetEventSlim"/>.</summary>
[Replaces(typeof(ManualResetEventSlim))]
public static class ManualResetEventSlimCalls
{
    public static ManualResetEventSlim New() => EventWaitHandleCalls.Created(new ManualResetEventSlim(), false, resetsItself: false);

    public static ManualResetEventSlim New(bool initialState) =>
        EventWaitHandleCalls.Created(new ManualResetEventSlim(initialState), initialState, resetsItself: false);

    public static ManualResetEventSlim New(bool initialState, int spinCount) =>
        EventWaitHandleCalls.Created(new ManualResetEventSlim(initialState, spinCount), initialState, resetsItself: false);

    public static bool get_IsSet(ManualResetEventSlim target)
    {
        if (Controller.Current is not { } controller)
            return target.IsSet;
        Guard.Receiver(controller, target);
        return controller.Operate(target, Operation.EventIsSet, 0) == 1;
    }

    public static WaitHandle get_WaitHandle(ManualResetEventSlim target)
    {
        if (Controller.Current is not { } controller)
            return target.WaitHandle;
        Guard.Open(controller, target);
        return Handles.Of(controller, target);
    }

    public static void Set(ManualResetEventSlim target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Set();
            return;
        }
        // One that has been disposed of may still be set.
        Guard.Receiver(controller, target);
        controller.Operate(target, Operation.EventSet, 0);
    }

    public static void Reset(ManualResetEventSlim target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Reset();
            return;
        }
        Guard.Open(controller, target);
        controller.Operate(target, Operation.EventReset, 0);
    }

    public static void Wait(ManualResetEventSlim target)
    {
        if (Controller.Current is { } controller)
            Wait(controller, target, Timeout.Infinite);
        else
            target.Wait();
    }

    public static void Wait(ManualResetEventSlim target, CancellationToken cancellationToken)
    {
        if (Controller.Current is { } controller)
            Wait(controller, target, Timeout.Infinite, cancellationToken);
        else
            target.Wait(cancellationToken);
    }

    public static bool Wait(ManualResetEventSlim target, TimeSpan timeout) =>
        Controller.Current is { } controller ? Wait(controller, target, Guard.Timeout(controller, timeout)) : target.Wait(timeout);

    public static bool Wait(ManualResetEventSlim target, TimeSpan timeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Wait(controller, target, Guard.Timeout(controller, timeout), cancellationToken)
            : target.Wait(timeout, cancellationToken);

    public static bool Wait(ManualResetEventSlim target, int millisecondsTimeout) =>
        Controller.Current is { } controller ? Wait(controller, target, millisecondsTimeout) : target.Wait(millisecondsTimeout);

    public static bool Wait(ManualResetEventSlim target, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller
            ? Wait(controller, target, millisecondsTimeout, cancellationToken)
            : target.Wait(millisecondsTimeout, cancellationToken);

    public static void Dispose(ManualResetEventSlim target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Dispose();
            return;
        }
        Guard.Receiver(controller, target);
        controller.Operate(target, Operation.ObjectDispose, 0);
    }

    private static bool Wait(Controller controller, ManualResetEventSlim target, int millisecondsTimeout, CancellationToken token = default)
    {
        Guard.Open(controller, target);
        Cancellable.Throw(controller, token);
        Guard.Timeout(controller, millisecondsTimeout);
        return Cancellable.WaitLooking(controller, target, Operation.EventWait, millisecondsTimeout, token);
    }
}
