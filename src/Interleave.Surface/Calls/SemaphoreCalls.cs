namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Semaphore"/>. One with a name is other processes' too: it is refused.</summary>
[Replaces(typeof(Semaphore))]
public static class SemaphoreCalls
{
    public static Semaphore New(int initialCount, int maximumCount) =>
        Created(new Semaphore(initialCount, maximumCount), initialCount, maximumCount);

    public static Semaphore New(int initialCount, int maximumCount, string? name)
    {
        Named.Refuse(name, nameof(Semaphore));
        return Created(new Semaphore(initialCount, maximumCount, name), initialCount, maximumCount);
    }

    public static Semaphore New(int initialCount, int maximumCount, string? name, out bool createdNew)
    {
        Named.Refuse(name, nameof(Semaphore));
        return Created(new Semaphore(initialCount, maximumCount, name, out createdNew), initialCount, maximumCount);
    }

    public static Semaphore New(int initialCount, int maximumCount, string? name, NamedWaitHandleOptions options)
    {
        Named.Refuse(name, nameof(Semaphore));
        return Created(new Semaphore(initialCount, maximumCount, name, options), initialCount, maximumCount);
    }

    public static Semaphore New(int initialCount, int maximumCount, string? name, NamedWaitHandleOptions options, out bool createdNew)
    {
        Named.Refuse(name, nameof(Semaphore));
        return Created(new Semaphore(initialCount, maximumCount, name, options, out createdNew), initialCount, maximumCount);
    }

    public static int Release(Semaphore target) =>
        Controller.Current is { } controller ? Release(controller, target, 1) : target.Release();

    public static int Release(Semaphore target, int releaseCount) =>
        Controller.Current is { } controller ? Release(controller, target, releaseCount) : target.Release(releaseCount);

    private static Semaphore Created(Semaphore target, int initialCount, int maximumCount) =>
        Controller.Current is { } controller
            ? (Semaphore)controller.Create(target, Operation.SemaphoreCreate, (uint)initialCount | (long)maximumCount << 32)
            : target;

    private static int Release(Controller controller, Semaphore target, int releaseCount)
    {
        Guard.Receiver(controller, target);
        Guard.Range(controller, releaseCount > 0, releaseCount, nameof(releaseCount), "The count must be at least 1.");
        Guard.Open(controller, target, WaitHandleCalls.Handle);
        long previous = controller.Operate(target, Operation.SemaphoreRelease, releaseCount);
        if (previous < 0 && !controller.Abandoned)
            throw new SemaphoreFullException();
        return (int)previous;
    }
}
