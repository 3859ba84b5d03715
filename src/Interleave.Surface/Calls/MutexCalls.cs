namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Mutex"/>. One with a name is other processes' too: it is refused.</summary>
/// <remarks>Under control the mutex itself is never owned: the threads it would be owned by are not those of the program.</remarks>
[Replaces(typeof(Mutex))]
public static class MutexCalls
{
    public static Mutex New() => Created(false) ?? new Mutex();

    public static Mutex New(bool initiallyOwned) => Created(initiallyOwned) ?? new Mutex(initiallyOwned);

    public static Mutex New(bool initiallyOwned, string? name)
    {
        Named.Refuse(name, nameof(Mutex));
        return Created(initiallyOwned) ?? new Mutex(initiallyOwned, name);
    }

    public static Mutex New(bool initiallyOwned, string? name, out bool createdNew)
    {
        Named.Refuse(name, nameof(Mutex));
        createdNew = true;
        return Created(initiallyOwned) ?? new Mutex(initiallyOwned, name, out createdNew);
    }

    public static Mutex New(string? name, NamedWaitHandleOptions options)
    {
        Named.Refuse(name, nameof(Mutex));
        return Created(false) ?? new Mutex(name, options);
    }

    public static Mutex New(bool initiallyOwned, string? name, NamedWaitHandleOptions options)
    {
        Named.Refuse(name, nameof(Mutex));
        return Created(initiallyOwned) ?? new Mutex(initiallyOwned, name, options);
    }

    public static Mutex New(bool initiallyOwned, string? name, NamedWaitHandleOptions options, out bool createdNew)
    {
        Named.Refuse(name, nameof(Mutex));
        createdNew = true;
        return Created(initiallyOwned) ?? new Mutex(initiallyOwned, name, options, out createdNew);
    }

    public static void ReleaseMutex(Mutex target)
    {
        if (Controller.Current is not { } controller)
        {
            target.ReleaseMutex();
            return;
        }
        Guard.Open(controller, target, WaitHandleCalls.Handle);
        if (controller.Operate(target, Operation.MutexRelease, 0) == 0 && !controller.Abandoned)
            throw new ApplicationException("Object synchronization method was called from an unsynchronized block of code.");
    }

    private static Mutex? Created(bool initiallyOwned) => (Mutex?)Controller.Current?.Create(new Mutex(), Operation.MutexCreate, initiallyOwned ? 1 : 0);
}
