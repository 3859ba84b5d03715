namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="CountdownEvent"/>.</summary>
[Replaces(typeof(CountdownEvent))]
public static partial class CountdownEventCalls
{
    public static CountdownEvent New(int initialCount)
    {
        var target = new CountdownEvent(initialCount);
        return Controller.Current is { } controller ? (CountdownEvent)controller.Create(target, Operation.CountdownCreate, initialCount) : target;
    }

    public static int get_CurrentCount(CountdownEvent target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.CountdownCount) : target.CurrentCount;

    public static int get_InitialCount(CountdownEvent target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.CountdownInitial) : target.InitialCount;

    public static bool get_IsSet(CountdownEvent target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.CountdownCount) == 0 : target.IsSet;

    public static WaitHandle get_WaitHandle(CountdownEvent target)
    {
        if (Controller.Current is not { } controller)
            return target.WaitHandle;
        Guard.Open(controller, target);
        return Handles.Of(controller, target);
    }

    public static bool Signal(CountdownEvent target) =>
        Controller.Current is { } controller ? Signal(controller, target, 1) : target.Signal();

    public static bool Signal(CountdownEvent target, int signalCount) =>
        Controller.Current is { } controller ? Signal(controller, target, signalCount) : target.Signal(signalCount);

    public static void AddCount(CountdownEvent target)
    {
        if (Controller.Current is { } controller)
            Add(controller, target, 1);
        else
            target.AddCount();
    }

    public static void AddCount(CountdownEvent target, int signalCount)
    {
        if (Controller.Current is { } controller)
            Add(controller, target, signalCount);
        else
            target.AddCount(signalCount);
    }

    public static bool TryAddCount(CountdownEvent target) =>
        Controller.Current is { } controller ? TryAdd(controller, target, 1) : target.TryAddCount();

    public static bool TryAddCount(CountdownEvent target, int signalCount) =>
        Controller.Current is { } controller ? TryAdd(controller, target, signalCount) : target.TryAddCount(signalCount);

    public static void Reset(CountdownEvent target)
    {
        if (Controller.Current is { } controller)
            Reset(controller, target, -1);
        else
            target.Reset();
    }

    public static void Reset(CountdownEvent target, int count)
    {
        if (Controller.Current is not { } controller)
        {
            target.Reset(count);
            return;
        }
        Guard.Open(controller, target);
        Guard.Range(controller, count >= 0, count, nameof(count), "The count must not be negative.");
        Reset(controller, target, count);
    }

    public static void Dispose(CountdownEvent target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Dispose();
            return;
        }
        Guard.Receiver(controller, target);
        controller.Operate(target, Operation.ObjectDispose, 0);
    }

    private static int Look(Controller controller, CountdownEvent target, Operation operation)
    {
        Guard.Receiver(controller, target);
        return (int)controller.Operate(target, operation, 0);
    }

    private static bool Signal(Controller controller, CountdownEvent target, int signalCount)
    {
        Guard.Receiver(controller, target);
        Guard.Range(controller, signalCount > 0, signalCount, nameof(signalCount), "The count must be at least 1.");
        Guard.Open(controller, target);
        long result = controller.Operate(target, Operation.CountdownSignal, signalCount);
        Guard.Allowed(controller, result >= 0, "Invalid attempt made to decrement the event's count below zero.");
        return result == 1;
    }

    private static void Add(Controller controller, CountdownEvent target, int signalCount) =>
        Guard.Allowed(controller, TryAdd(controller, target, signalCount), "The event is already signaled and cannot be incremented.");

    private static bool TryAdd(Controller controller, CountdownEvent target, int signalCount)
    {
        Guard.Receiver(controller, target);
        Guard.Range(controller, signalCount > 0, signalCount, nameof(signalCount), "The count must be at least 1.");
        Guard.Open(controller, target);
        long result = controller.Operate(target, Operation.CountdownAdd, signalCount);
        Guard.Allowed(controller, result >= 0, "The increment operation would cause the CurrentCount to overflow.");
        return result == 1;
    }

    private static void Reset(Controller controller, CountdownEvent target, int count)
    {
        Guard.Open(controller, target);
        controller.Operate(target, Operation.CountdownReset, count);
    }
}
