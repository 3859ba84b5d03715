using System.Globalization;

namespace Interleave.Surface.Calls;

public static partial class ThreadCalls
{
    public static Thread get_CurrentThread() => Controller.Current is { } controller ? controller.CurrentThread : Thread.CurrentThread;

    public static bool get_IsAlive(Thread target) =>
        Controller.Current is { } controller ? Ask(controller, target, Operation.ThreadIsAlive) == 1 : target.IsAlive;

    public static ThreadState get_ThreadState(Thread target) =>
        Controller.Current is { } controller ? (ThreadState)Ask(controller, target, Operation.ThreadState) : target.ThreadState;

    public static bool get_IsBackground(Thread target)
    {
        if (Controller.Current is not { } controller)
            return target.IsBackground;
        long result = Ask(controller, target, Operation.ThreadIsBackground);
        Guard.State(controller, result >= 0, Ended);
        return result == 1;
    }

    public static void set_IsBackground(Thread target, bool value)
    {
        if (Controller.Current is not { } controller)
        {
            target.IsBackground = value;
            return;
        }
        Guard.Receiver(controller, target);
        long result = controller.Operate(target, Operation.ThreadSetBackground, value ? 1 : 0);
        Guard.State(controller, result >= 0, Ended);
    }

    public static string? get_Name(Thread target)
    {
        if (Controller.Current is not { } controller)
            return target.Name;
        Guard.Receiver(controller, target);
        return controller.GetName(target);
    }

    public static void set_Name(Thread target, string? value)
    {
        if (Controller.Current is not { } controller)
        {
            target.Name = value;
            return;
        }
        Guard.Receiver(controller, target);
        controller.SetName(target, value);
    }

    public static int get_ManagedThreadId(Thread target) =>
        Controller.Current is { } controller ? (int)Ask(controller, target, Operation.ThreadId) : target.ManagedThreadId;

    public static int GetHashCode(Thread target) =>
        Controller.Current is { } controller ? (int)Ask(controller, target, Operation.ThreadId) : target.GetHashCode();

    public static bool get_IsThreadPoolThread(Thread target) =>
        Controller.Current is { } controller ? Ask(controller, target, Operation.ThreadIsPooled) == 1 : target.IsThreadPoolThread;

    // Every schedule is explored whatever the priorities are, so they are not even kept.
    public static ThreadPriority get_Priority(Thread target) =>
        Controller.Current is { } controller ? Constant(controller, target, ThreadPriority.Normal) : target.Priority;

    public static void set_Priority(Thread target, ThreadPriority value)
    {
        if (Controller.Current is not { } controller)
        {
            target.Priority = value;
            return;
        }
        Guard.Receiver(controller, target);
        if (value is < ThreadPriority.Lowest or > ThreadPriority.Highest && !controller.Abandoned)
            throw new ArgumentOutOfRangeException(null, "There is no such priority.");
    }

    public static CultureInfo get_CurrentCulture(Thread target) =>
        Controller.Current is { } controller ? Constant(controller, target, CultureInfo.CurrentCulture) : target.CurrentCulture;

    public static CultureInfo get_CurrentUICulture(Thread target) =>
        Controller.Current is { } controller ? Constant(controller, target, CultureInfo.CurrentUICulture) : target.CurrentUICulture;

    public static ApartmentState GetApartmentState(Thread target) =>
        Controller.Current is { } controller ? Constant(controller, target, ApartmentState.Unknown) : target.GetApartmentState();

    public static ApartmentState get_ApartmentState(Thread target) =>
        Controller.Current is { } controller ? Constant(controller, target, ApartmentState.Unknown) : target.ApartmentState;

    public static int GetCurrentProcessorId() => Controller.Current is null ? Thread.GetCurrentProcessorId() : 0;

    private const string Ended = "The thread has ended.";

    private static long Ask(Controller controller, Thread target, Operation operation)
    {
        Guard.Receiver(controller, target);
        return controller.Operate(target, operation, 0);
    }

    private static T Constant<T>(Controller controller, Thread target, T value)
    {
        Guard.Receiver(controller, target);
        return value;
    }
}
