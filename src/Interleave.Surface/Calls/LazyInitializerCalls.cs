namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="LazyInitializer"/>: the same, over accesses that are watched.</summary>
[Replaces(typeof(LazyInitializer))]
public static class LazyInitializerCalls
{
    public static T EnsureInitialized<T>(ref T? target)
        where T : class =>
        Controller.Current is null ? LazyInitializer.EnsureInitialized(ref target) : VolatileCalls.Read(ref target)! ?? Publish(ref target, Made<T>());

    public static T EnsureInitialized<T>(ref T? target, Func<T> valueFactory)
        where T : class
    {
        if (Controller.Current is null)
            return LazyInitializer.EnsureInitialized(ref target, valueFactory);
        if (VolatileCalls.Read(ref target) is { } value)
            return value;
        T? made = valueFactory();
        return made is null && !Run.Abandoned ? throw NothingMade() : Publish(ref target, made!);
    }

    public static T EnsureInitialized<T>(ref T? target, ref bool initialized, ref object? syncLock) =>
        Controller.Current is null
            ? LazyInitializer.EnsureInitialized(ref target, ref initialized, ref syncLock)!
            : Under(ref target, ref initialized, ref syncLock, Made<T>);

    public static T EnsureInitialized<T>(ref T? target, ref bool initialized, ref object? syncLock, Func<T> valueFactory) =>
        Controller.Current is null
            ? LazyInitializer.EnsureInitialized(ref target, ref initialized, ref syncLock, valueFactory)!
            : Under(ref target, ref initialized, ref syncLock, valueFactory);

    public static T EnsureInitialized<T>(ref T? target, ref object? syncLock, Func<T> valueFactory)
        where T : class
    {
        if (Controller.Current is null)
            return LazyInitializer.EnsureInitialized(ref target, ref syncLock, valueFactory);
        if (VolatileCalls.Read(ref target) is { } value)
            return value;
        object gate = Gate(ref syncLock);
        MonitorCalls.Enter(gate);
        try
        {
            if (VolatileCalls.Read(ref target) is null)
            {
                VolatileCalls.Write(ref target, valueFactory());
                if (VolatileCalls.Read(ref target) is null && !Run.Abandoned)
                    throw NothingMade();
            }
        }
        finally
        {
            MonitorCalls.Exit(gate);
        }
        return VolatileCalls.Read(ref target)!;
    }

    private static T Publish<T>(ref T? target, T value)
        where T : class
    {
        InterlockedCalls.CompareExchange(ref target, value, null);
        return References.Load(ref target, AccessMode.Plain)!;
    }

    private static T Under<T>(ref T? target, ref bool initialized, ref object? syncLock, Func<T> make)
    {
        if (!VolatileCalls.Read(ref initialized))
        {
            object gate = Gate(ref syncLock);
            MonitorCalls.Enter(gate);
            try
            {
                if (!VolatileCalls.Read(ref initialized))
                {
                    References.Store(ref target, make(), AccessMode.Plain);
                    VolatileCalls.Write(ref initialized, true);
                }
            }
            finally
            {
                MonitorCalls.Exit(gate);
            }
        }
        return References.Load(ref target, AccessMode.Plain)!;
    }

    private static object Gate(ref object? syncLock) =>
        References.Load(ref syncLock, AccessMode.Plain)
        ?? InterlockedCalls.CompareExchange(ref syncLock, new object(), null)
        ?? References.Load(ref syncLock, AccessMode.Plain)!;

    internal static T Made<T>()
    {
        try
        {
            return Activator.CreateInstance<T>();
        }
        catch (MissingMethodException)
        {
            throw new MissingMemberException("The type has no public constructor without parameters.");
        }
    }

    private static InvalidOperationException NothingMade() => new("The factory made null.");
}
