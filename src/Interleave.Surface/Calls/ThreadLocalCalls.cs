namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ThreadLocal{T}"/>.</summary>
[Replaces(typeof(ThreadLocal<>))]
public static class ThreadLocalCalls
{
    public static ThreadLocal<T> New<T>() => Created(new ThreadLocal<T>(), null, false);

    public static ThreadLocal<T> New<T>(bool trackAllValues) => Created(new ThreadLocal<T>(trackAllValues), null, trackAllValues);

    public static ThreadLocal<T> New<T>(Func<T> valueFactory) => Created(new ThreadLocal<T>(valueFactory), valueFactory, false);

    public static ThreadLocal<T> New<T>(Func<T> valueFactory, bool trackAllValues) =>
        Created(new ThreadLocal<T>(valueFactory, trackAllValues), valueFactory, trackAllValues);

    public static T get_Value<T>(ThreadLocal<T> target) =>
        Contents(target, "Value") is { } contents ? contents.Get(Controller.Current!, target) : target.Value!;

    public static void set_Value<T>(ThreadLocal<T> target, T value)
    {
        if (Contents(target, "Value") is { } contents)
            contents.Set(Controller.Current!, target, value);
        else
            target.Value = value;
    }

    public static bool get_IsValueCreated<T>(ThreadLocal<T> target) =>
        Contents(target, "IsValueCreated") is { } contents ? contents.IsCreated(Controller.Current!, target) : target.IsValueCreated;

    public static IList<T> get_Values<T>(ThreadLocal<T> target) =>
        Contents(target, "Values") is { } contents ? contents.All(Controller.Current!, target) : target.Values;

    public static string? ToString<T>(ThreadLocal<T> target) =>
        Controller.Current is null ? target.ToString() : get_Value(target)!.ToString();

    public static void Dispose<T>(ThreadLocal<T> target)
    {
        if (Controller.Current is not { } controller || ThreadLocalContents<T>.Find(target) is not { } contents)
        {
            target.Dispose();
            return;
        }
        controller.Touch(target, "ThreadLocal<T>.Dispose", write: true);
        contents.Dispose();
    }

    private static ThreadLocal<T> Created<T>(ThreadLocal<T> local, Func<T>? factory, bool tracks)
    {
        if (Controller.Current is not null)
        {
            // It only stands for its contents; what it would keep for threads of the system is given back.
            local.Dispose();
            ThreadLocalContents<T>.Add(local, new ThreadLocalContents<T>(factory, tracks));
        }
        return local;
    }

    /// <summary>What stands for a thread's value; null when it is not being checked.</summary>
    private static ThreadLocalContents<T>? Contents<T>(ThreadLocal<T> target, string member)
    {
        if (Controller.Current is not { } controller)
            return null;
        Guard.Receiver(controller, target);
        ThreadLocalContents<T>? contents = ThreadLocalContents<T>.Find(target);
        if (contents is null)
            controller.Refuse($"ThreadLocal<T>.{member} of one that other code has made");
        else
            controller.Touch(target, $"ThreadLocal<T>.{member}", write: false);
        return contents;
    }
}
