using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>Fields marked <c>[ThreadStatic]</c>: a slot for each thread, which nobody else reaches.</summary>
public static class ThreadStatics
{
    [ThreadStatic]
    private static Dictionary<object, object>? t_own;

    /// <summary>A read of the field named <paramref name="field"/> of a type.</summary>
    public static T Load<T>(RuntimeTypeHandle type, string field) => Slot<T>(type, field, write: false);

    /// <summary>A write.</summary>
    public static void Store<T>(T value, RuntimeTypeHandle type, string field) => Slot<T>(type, field, write: true) = value;

    /// <summary>A reference to it.</summary>
    public static ref T Address<T>(RuntimeTypeHandle type, string field)
    {
        Dictionary<object, object> own = Own(write: true);
        StrongBox<T> box = Box<T>(own, type, field);
        Controller.Current?.Address(box, ref Unsafe.As<T, byte>(ref box.Value!), Shape<T>.Value, 0, 0);
        return ref box.Value!;
    }

    private static ref T Slot<T>(RuntimeTypeHandle type, string field, bool write) => ref Box<T>(Own(write), type, field).Value!;

    private static Dictionary<object, object> Own(bool write) => Controller.Current?.Own(write) ?? (t_own ??= []);

    private static StrongBox<T> Box<T>(Dictionary<object, object> own, RuntimeTypeHandle type, string field)
    {
        (RuntimeTypeHandle, string) key = (type, field);
        if (!own.TryGetValue(key, out object? box))
            own.Add(key, box = new StrongBox<T>());
        return (StrongBox<T>)box;
    }
}
