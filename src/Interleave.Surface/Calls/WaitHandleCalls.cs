namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="WaitHandle"/>.</summary>
[Replaces(typeof(WaitHandle))]
public static partial class WaitHandleCalls
{
    // What is closed is the handle, and that is what .NET's message names.
    internal const string Handle = "Microsoft.Win32.SafeHandles.SafeWaitHandle";

    public static bool WaitOne(WaitHandle target) =>
        Controller.Current is { } controller ? WaitOne(controller, target, Timeout.Infinite) : target.WaitOne();

    public static bool WaitOne(WaitHandle target, int millisecondsTimeout) =>
        Controller.Current is { } controller ? WaitOne(controller, target, millisecondsTimeout) : target.WaitOne(millisecondsTimeout);

    public static bool WaitOne(WaitHandle target, TimeSpan timeout) =>
        Controller.Current is { } controller ? WaitOne(controller, target, Guard.Timeout(controller, timeout)) : target.WaitOne(timeout);

    public static bool WaitOne(WaitHandle target, int millisecondsTimeout, bool exitContext) =>
        Controller.Current is { } controller
            ? WaitOne(controller, target, millisecondsTimeout)
            : target.WaitOne(millisecondsTimeout, exitContext);

    public static bool WaitOne(WaitHandle target, TimeSpan timeout, bool exitContext) =>
        Controller.Current is { } controller
            ? WaitOne(controller, target, Guard.Timeout(controller, timeout))
            : target.WaitOne(timeout, exitContext);

    public static void Close(WaitHandle target)
    {
        if (Controller.Current is { } controller)
            Dispose(controller, target);
        else
            target.Close();
    }

    public static void Dispose(WaitHandle target)
    {
        if (Controller.Current is { } controller)
            Dispose(controller, target);
        else
            target.Dispose();
    }

    private static void Dispose(Controller controller, WaitHandle target)
    {
        Guard.Receiver(controller, target);
        controller.Operate(target, Operation.ObjectDispose, 0);
    }

    private static bool WaitOne(Controller controller, WaitHandle target, int millisecondsTimeout)
    {
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, millisecondsTimeout);
        Guard.Open(controller, target, Handle);
        long result = controller.Operate(target, Operation.EventWait, millisecondsTimeout);
        if (result == 2 && !controller.Abandoned)
            throw new AbandonedMutexException();
        return result == 1;
    }
}
