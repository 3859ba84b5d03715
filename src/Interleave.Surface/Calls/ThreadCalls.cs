namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Thread"/>.</summary>
/// <remarks>A controlled thread is an object of which only the controller knows more than its identity: none of its real members may be called.</remarks>
[Replaces(typeof(Thread))]
public static partial class ThreadCalls
{
    public static Thread New(ThreadStart start) =>
        Controller.Current is { } controller ? New(controller, start, 0) : new Thread(start);

    public static Thread New(ThreadStart start, int maxStackSize) =>
        Controller.Current is { } controller ? New(controller, start, maxStackSize) : new Thread(start, maxStackSize);

    public static Thread New(ParameterizedThreadStart start) =>
        Controller.Current is { } controller ? New(controller, start, 0) : new Thread(start);

    public static Thread New(ParameterizedThreadStart start, int maxStackSize) =>
        Controller.Current is { } controller ? New(controller, start, maxStackSize) : new Thread(start, maxStackSize);

    public static void Start(Thread target)
    {
        if (Controller.Current is { } controller)
            Start(controller, target, null);
        else
            target.Start();
    }

    public static void Start(Thread target, object? parameter)
    {
        if (Controller.Current is { } controller)
            Start(controller, target, parameter);
        else
            target.Start(parameter);
    }

    public static void UnsafeStart(Thread target)
    {
        if (Controller.Current is { } controller)
            Start(controller, target, null);
        else
            target.UnsafeStart();
    }

    public static void UnsafeStart(Thread target, object? parameter)
    {
        if (Controller.Current is { } controller)
            Start(controller, target, parameter);
        else
            target.UnsafeStart(parameter);
    }

    public static void Join(Thread target)
    {
        if (Controller.Current is { } controller)
            Join(controller, target, Timeout.Infinite);
        else
            target.Join();
    }

    public static bool Join(Thread target, int millisecondsTimeout) =>
        Controller.Current is { } controller ? Join(controller, target, millisecondsTimeout) : target.Join(millisecondsTimeout);

    public static bool Join(Thread target, TimeSpan timeout)
    {
        if (Controller.Current is not { } controller)
            return target.Join(timeout);
        Guard.Receiver(controller, target);
        return Join(controller, target, Guard.Timeout(controller, timeout));
    }

    public static void Interrupt(Thread target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Interrupt();
            return;
        }
        Guard.Receiver(controller, target);
        controller.Operate(target, Operation.ThreadInterrupt, 0);
    }

    private static Thread New(Controller controller, Delegate start, int maxStackSize)
    {
        Guard.Argument(controller, start);
        if (maxStackSize < 0 && !controller.Abandoned)
            throw new ArgumentOutOfRangeException(nameof(maxStackSize), maxStackSize, "The size must not be negative.");
        return controller.NewThread(start);
    }

    private static void Start(Controller controller, Thread target, object? parameter)
    {
        Guard.Receiver(controller, target);
        controller.Start(target, parameter);
    }

    private static bool Join(Controller controller, Thread target, int millisecondsTimeout)
    {
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, millisecondsTimeout);
        long result = controller.Operate(target, Operation.ThreadJoin, millisecondsTimeout);
        Guard.State(controller, result >= 0, "The thread has not been started.");
        return result == 1;
    }
}
