namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="SemaphoreSlim"/>.</summary>
[Replaces(typeof(SemaphoreSlim))]
public static partial class SemaphoreSlimCalls
{
    public static SemaphoreSlim New(int initialCount) => Created(new SemaphoreSlim(initialCount), initialCount, int.MaxValue);

    public static SemaphoreSlim New(int initialCount, int maxCount) =>
        Created(new SemaphoreSlim(initialCount, maxCount), initialCount, maxCount);

    public static int Release(SemaphoreSlim target) =>
        Controller.Current is { } controller ? Release(controller, target, 1) : target.Release();

    public static int Release(SemaphoreSlim target, int releaseCount) =>
        Controller.Current is { } controller ? Release(controller, target, releaseCount) : target.Release(releaseCount);

    public static int get_CurrentCount(SemaphoreSlim target)
    {
        if (Controller.Current is not { } controller)
            return target.CurrentCount;
        Guard.Receiver(controller, target);
        return (int)controller.Operate(target, Operation.SemaphoreCount, 0);
    }

    public static WaitHandle get_AvailableWaitHandle(SemaphoreSlim target)
    {
        if (Controller.Current is not { } controller)
            return target.AvailableWaitHandle;
        Guard.Receiver(controller, target);
        if (controller.Operate(target, Operation.SemaphoreRelease, 0) == -2 && !controller.Abandoned)
            throw Disposed();
        return Handles.Of(controller, target);
    }

    public static void Dispose(SemaphoreSlim target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Dispose();
            return;
        }
        Guard.Receiver(controller, target);
        controller.Operate(target, Operation.SemaphoreDispose, 0);
    }

    private static SemaphoreSlim Created(SemaphoreSlim target, int initialCount, int maxCount) =>
        Controller.Current is { } controller
            ? (SemaphoreSlim)controller.Create(target, Operation.SemaphoreCreate, (uint)initialCount | (long)maxCount << 32)
            : target;

    private static int Release(Controller controller, SemaphoreSlim target, int releaseCount)
    {
        Guard.Receiver(controller, target);
        if (releaseCount < 1 && !controller.Abandoned)
        {
            // .NET looks at the semaphore first. To give nothing back changes nothing and tells whether it is disposed.
            if (controller.Operate(target, Operation.SemaphoreRelease, 0) == -2)
                throw Disposed();
            throw new ArgumentOutOfRangeException(nameof(releaseCount), releaseCount, "The count must be at least 1.");
        }
        long previous = controller.Operate(target, Operation.SemaphoreRelease, releaseCount);
        if (previous == -3)
        {
            for (int i = 0; i < releaseCount; i++)
                Release(controller, target, 1);
            return 0;
        }
        if (previous <= -4)
        {
            Grant(controller, -4 - previous);
            return 0;
        }
        if (previous < 0 && !controller.Abandoned)
            throw previous == -2 ? Disposed() : new SemaphoreFullException();
        return (int)previous;
    }

    private static ObjectDisposedException Disposed() => new(typeof(SemaphoreSlim).FullName, "The semaphore has been disposed.");
}
