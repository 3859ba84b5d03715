namespace Interleave.Surface.Calls;

public static partial class ThreadCalls
{
    public static void Sleep(int millisecondsTimeout)
    {
        if (Controller.Current is not { } controller)
        {
            Thread.Sleep(millisecondsTimeout);
            return;
        }
        Guard.Timeout(controller, millisecondsTimeout);
        Sleep(controller, millisecondsTimeout);
    }

    public static void Sleep(TimeSpan timeout)
    {
        if (Controller.Current is { } controller)
            Sleep(controller, Guard.Timeout(controller, timeout));
        else
            Thread.Sleep(timeout);
    }

    public static void SpinWait(int iterations)
    {
        if (Controller.Current is { } controller)
            controller.Operate(null, Operation.Yield, 0);
        else
            Thread.SpinWait(iterations);
    }

    public static bool Yield()
    {
        if (Controller.Current is not { } controller)
            return Thread.Yield();
        controller.Operate(null, Operation.Yield, 0);
        return true;
    }

    public static void MemoryBarrier()
    {
        if (Controller.Current is { } controller)
            controller.Barrier(Fence.Full);
        else
            Thread.MemoryBarrier();
    }

    private static void Sleep(Controller controller, int millisecondsTimeout)
    {
        // A sleep without end is no yield: only an interrupt ends it.
        controller.Operate(null, Operation.TakeInterrupt, millisecondsTimeout == Timeout.Infinite ? Timeout.Infinite : 0);
        controller.Operate(null, Operation.Yield, 0);
    }
}
