namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Lazy{T}"/>.</summary>
[Replaces(typeof(Lazy<>))]
public static class LazyCalls
{
    public static Lazy<T> New<T>() => Created(new Lazy<T>(), null, LazyThreadSafetyMode.ExecutionAndPublication);

    public static Lazy<T> New<T>(T value)
    {
        Lazy<T> lazy = Created(new Lazy<T>(value), null, LazyThreadSafetyMode.ExecutionAndPublication);
        if (Controller.Current is { } controller)
        {
            LazyContents<T>.Find(lazy)!.Value = value;
            controller.Operate(lazy, Operation.LazyFinish, LazyContents.Made);
        }
        return lazy;
    }

    public static Lazy<T> New<T>(Func<T> valueFactory) =>
        Created(new Lazy<T>(valueFactory), valueFactory, LazyThreadSafetyMode.ExecutionAndPublication);

    public static Lazy<T> New<T>(bool isThreadSafe) => Created(new Lazy<T>(isThreadSafe), null, Mode(isThreadSafe));

    public static Lazy<T> New<T>(LazyThreadSafetyMode mode) => Created(new Lazy<T>(mode), null, mode);

    public static Lazy<T> New<T>(Func<T> valueFactory, bool isThreadSafe) =>
        Created(new Lazy<T>(valueFactory, isThreadSafe), valueFactory, Mode(isThreadSafe));

    public static Lazy<T> New<T>(Func<T> valueFactory, LazyThreadSafetyMode mode) => Created(new Lazy<T>(valueFactory, mode), valueFactory, mode);

    public static T get_Value<T>(Lazy<T> target)
    {
        if (Controller.Current is not { } controller)
            return target.Value;
        Guard.Receiver(controller, target);
        if (Contents(controller, target, "Value", write: true) is not { } contents)
            return target.Value;
        return contents.Mode == LazyThreadSafetyMode.PublicationOnly ? contents.Publish(controller, target) : contents.Execute(controller, target);
    }

    public static bool get_IsValueCreated<T>(Lazy<T> target)
    {
        if (Controller.Current is not { } controller)
            return target.IsValueCreated;
        Guard.Receiver(controller, target);
        return Contents(controller, target, "IsValueCreated", write: false) is null
            ? target.IsValueCreated
            : controller.Operate(target, Operation.LazyLook, 0) == LazyContents.Made;
    }

    public static string? ToString<T>(Lazy<T> target) =>
        Controller.Current is null || !get_IsValueCreated(target) ? target.ToString() : get_Value(target)!.ToString();

    private static LazyThreadSafetyMode Mode(bool isThreadSafe) =>
        isThreadSafe ? LazyThreadSafetyMode.ExecutionAndPublication : LazyThreadSafetyMode.None;

    private static Lazy<T> Created<T>(Lazy<T> lazy, Func<T>? factory, LazyThreadSafetyMode mode)
    {
        if (Controller.Current is { } controller)
        {
            LazyContents<T>.Add(lazy, new LazyContents<T>(factory, mode));
            controller.Operate(lazy, Operation.LazyCreate, 0);
        }
        return lazy;
    }

    /// <summary>What stands for a lazy value; null when the value itself is to be used.</summary>
    private static LazyContents<T>? Contents<T>(Controller controller, Lazy<T> target, string member, bool write)
    {
        LazyContents<T>? contents = LazyContents<T>.Find(target);
        if (contents is null && !target.IsValueCreated)
            controller.Refuse($"Lazy<T>.{member} of one that other code has made");
        if (contents is not { Mode: LazyThreadSafetyMode.None })
            return contents;
        // Not safe for threads: using it is an access like any other. Whether it changes is seen only once it has been looked at.
        controller.Touch(target, $"Lazy<T>.{member}", write: false);
        if (write && !target.IsValueCreated)
            controller.Touch(target, $"Lazy<T>.{member}", write: true);
        return null;
    }
}
