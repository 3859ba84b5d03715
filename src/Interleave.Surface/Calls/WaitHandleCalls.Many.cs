namespace Interleave.Surface.Calls;

public static partial class WaitHandleCalls
{
    private const int Most = 64;

    public static bool WaitAll(WaitHandle[] waitHandles) =>
        Controller.Current is { } controller ? WaitAll(controller, waitHandles, Timeout.Infinite) : WaitHandle.WaitAll(waitHandles);

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? WaitAll(controller, waitHandles, millisecondsTimeout)
            : WaitHandle.WaitAll(waitHandles, millisecondsTimeout);

    public static bool WaitAll(WaitHandle[] waitHandles, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? WaitAll(controller, waitHandles, Guard.Timeout(controller, timeout))
            : WaitHandle.WaitAll(waitHandles, timeout);

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) =>
        Controller.Current is { } controller
            ? WaitAll(controller, waitHandles, millisecondsTimeout)
            : WaitHandle.WaitAll(waitHandles, millisecondsTimeout, exitContext);

    public static bool WaitAll(WaitHandle[] waitHandles, TimeSpan timeout, bool exitContext) =>
        Controller.Current is { } controller
            ? WaitAll(controller, waitHandles, Guard.Timeout(controller, timeout))
            : WaitHandle.WaitAll(waitHandles, timeout, exitContext);

    public static int WaitAny(WaitHandle[] waitHandles) =>
        Controller.Current is { } controller ? WaitAny(controller, waitHandles, Timeout.Infinite) : WaitHandle.WaitAny(waitHandles);

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? WaitAny(controller, waitHandles, millisecondsTimeout)
            : WaitHandle.WaitAny(waitHandles, millisecondsTimeout);

    public static int WaitAny(WaitHandle[] waitHandles, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? WaitAny(controller, waitHandles, Guard.Timeout(controller, timeout))
            : WaitHandle.WaitAny(waitHandles, timeout);

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) =>
        Controller.Current is { } controller
            ? WaitAny(controller, waitHandles, millisecondsTimeout)
            : WaitHandle.WaitAny(waitHandles, millisecondsTimeout, exitContext);

    public static int WaitAny(WaitHandle[] waitHandles, TimeSpan timeout, bool exitContext) =>
        Controller.Current is { } controller
            ? WaitAny(controller, waitHandles, Guard.Timeout(controller, timeout))
            : WaitHandle.WaitAny(waitHandles, timeout, exitContext);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn) =>
        Controller.Current is { } controller
            ? SignalAndWait(controller, toSignal, toWaitOn, Timeout.Infinite)
            : WaitHandle.SignalAndWait(toSignal, toWaitOn);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn, int millisecondsTimeout, bool exitContext) =>
        Controller.Current is { } controller
            ? SignalAndWait(controller, toSignal, toWaitOn, millisecondsTimeout)
            : WaitHandle.SignalAndWait(toSignal, toWaitOn, millisecondsTimeout, exitContext);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn, TimeSpan timeout, bool exitContext) =>
        Controller.Current is { } controller
            ? SignalAndWait(controller, toSignal, toWaitOn, Guard.Timeout(controller, timeout))
            : WaitHandle.SignalAndWait(toSignal, toWaitOn, timeout, exitContext);

    private static bool WaitAll(Controller controller, WaitHandle[] waitHandles, int millisecondsTimeout)
    {
        waitHandles = Checked(controller, waitHandles, millisecondsTimeout);
        if (!controller.Abandoned && waitHandles.Distinct().Count() < waitHandles.Length)
            throw new DuplicateWaitObjectException();
        return Wait(controller, waitHandles, all: true, millisecondsTimeout) >= 0;
    }

    private static int WaitAny(Controller controller, WaitHandle[] waitHandles, int millisecondsTimeout)
    {
        waitHandles = Checked(controller, waitHandles, millisecondsTimeout);
        int index = Wait(controller, waitHandles, all: false, millisecondsTimeout);
        return index < 0 ? WaitHandle.WaitTimeout : index;
    }

    /// <summary>The number of the one that was waited for, -1 when the time is up.</summary>
    private static int Wait(Controller controller, WaitHandle[] waitHandles, bool all, int millisecondsTimeout)
    {
        if (controller.Abandoned)
            return 0;
        long result;
        if (waitHandles.Length == 1)
        {
            result = controller.Operate(waitHandles[0], Operation.EventWait, millisecondsTimeout);
            result = result == 0 ? -1 : result;
        }
        else
        {
            var waits = new (object, Operation, long)[waitHandles.Length];
            for (int i = 0; i < waits.Length; i++)
                waits[i] = (waitHandles[i], Operation.EventWait, Timeout.Infinite);
            result = controller.OperateTogether(waits, all, millisecondsTimeout);
        }
        int index = result < 0 ? -1 : (int)(result >> 32);
        if (index >= 0 && (int)result == 2 && !controller.Abandoned)
            throw new AbandonedMutexException(index, waitHandles[index]);
        return index;
    }

    /// <summary>The elements of an array that may be shared, each read once.</summary>
    private static WaitHandle[] Checked(Controller controller, WaitHandle[] waitHandles, int millisecondsTimeout)
    {
        Guard.Argument(controller, waitHandles);
        if (controller.Abandoned)
            return waitHandles;
        if (waitHandles.Length == 0)
            throw new ArgumentException("Waithandle array may not be empty.", nameof(waitHandles));
        if (waitHandles.Length > Most)
            throw new NotSupportedException($"The number of WaitHandles must be less than or equal to {Most}.");
        Guard.Timeout(controller, millisecondsTimeout);
        var handles = new WaitHandle[waitHandles.Length];
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i] = Elements.Load(waitHandles, i)
                ?? throw new ArgumentNullException($"waitHandles[{i}]", "At least one element in the specified array was null.");
            Guard.Open(controller, handles[i], Handle);
        }
        return handles;
    }

    // Two steps: on Windows others may see the signal before the wait begins, and elsewhere nothing can tell.
    private static bool SignalAndWait(Controller controller, WaitHandle toSignal, WaitHandle toWaitOn, int millisecondsTimeout)
    {
        Guard.Argument(controller, toSignal);
        Guard.Argument(controller, toWaitOn);
        Guard.Timeout(controller, millisecondsTimeout);
        if (controller.Abandoned)
            return true;
        Guard.Open(controller, toSignal, Handle);
        Guard.Open(controller, toWaitOn, Handle);
        controller.Operate(null, Operation.TakeInterrupt, 0);
        switch (toSignal)
        {
            case Mutex mutex when controller.Operate(mutex, Operation.MutexRelease, 0) == 0:
                throw new ApplicationException("Attempt to release mutex not owned by caller.");
            case Semaphore semaphore when controller.Operate(semaphore, Operation.SemaphoreRelease, 1) < 0:
                throw new InvalidOperationException("The WaitHandle cannot be signaled because it would exceed its maximum count.");
            case EventWaitHandle:
                controller.Operate(toSignal, Operation.EventSet, 0);
                break;
        }
        return WaitOne(controller, toWaitOn, millisecondsTimeout);
    }
}
