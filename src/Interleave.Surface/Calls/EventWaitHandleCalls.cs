namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="EventWaitHandle"/>. Events with a name are other processes' too: they are refused.</summary>
[Replaces(typeof(EventWaitHandle))]
public static class EventWaitHandleCalls
{
    public static EventWaitHandle New(bool initialState, EventResetMode mode) =>
        Created(new EventWaitHandle(initialState, mode), initialState, mode == EventResetMode.AutoReset);

    public static EventWaitHandle New(bool initialState, EventResetMode mode, string? name)
    {
        Named.Refuse(name, nameof(EventWaitHandle));
        return Created(new EventWaitHandle(initialState, mode, name), initialState, mode == EventResetMode.AutoReset);
    }

    public static EventWaitHandle New(bool initialState, EventResetMode mode, string? name, out bool createdNew)
    {
        Named.Refuse(name, nameof(EventWaitHandle));
        return Created(new EventWaitHandle(initialState, mode, name, out createdNew), initialState, mode == EventResetMode.AutoReset);
    }

    public static EventWaitHandle New(bool initialState, EventResetMode mode, string? name, NamedWaitHandleOptions options)
    {
        Named.Refuse(name, nameof(EventWaitHandle));
        return Created(new EventWaitHandle(initialState, mode, name, options), initialState, mode == EventResetMode.AutoReset);
    }

    public static EventWaitHandle New(
        bool initialState, EventResetMode mode, string? name, NamedWaitHandleOptions options, out bool createdNew)
    {
        Named.Refuse(name, nameof(EventWaitHandle));
        return Created(new EventWaitHandle(initialState, mode, name, options, out createdNew), initialState, mode == EventResetMode.AutoReset);
    }

    public static bool Set(EventWaitHandle target) =>
        Controller.Current is { } controller ? Operate(controller, target, Operation.EventSet) : target.Set();

    public static bool Reset(EventWaitHandle target) =>
        Controller.Current is { } controller ? Operate(controller, target, Operation.EventReset) : target.Reset();

    internal static T Created<T>(T target, bool initialState, bool resetsItself)
        where T : class =>
        Controller.Current is { } controller
            ? (T)controller.Create(target, Operation.EventCreate, (initialState ? 1 : 0) | (resetsItself ? 2 : 0))
            : target;

    private static bool Operate(Controller controller, EventWaitHandle target, Operation operation)
    {
        Guard.Open(controller, target, WaitHandleCalls.Handle);
        controller.Operate(target, operation, 0);
        return true;
    }
}

/// <summary>What replaces <see cref="ManualResetEvent"/>.</summary>
[Replaces(typeof(ManualResetEvent))]
public static class ManualResetEventCalls
{
    public static ManualResetEvent New(bool initialState) =>
        EventWaitHandleCalls.Created(new ManualResetEvent(initialState), initialState, resetsItself: false);
}

/// <summary>What replaces <see cref="AutoResetEvent"/>.</summary>
[Replaces(typeof(AutoResetEvent))]
public static class AutoResetEventCalls
{
    public static AutoResetEvent New(bool initialState) =>
        EventWaitHandleCalls.Created(new AutoResetEvent(initialState), initialState, resetsItself: true);
}
