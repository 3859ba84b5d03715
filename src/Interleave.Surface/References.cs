using System.Runtime.CompilerServices;

namespace Interleave.Surface;

/// <summary>Memory reached through <c>ref</c>: what is referred to is remembered where the reference is taken and looked up where it is used.</summary>
public static class References
{
    /// <summary>A reference to an instance field is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T OfField<T>(ref T field, object owner, int location, int id)
    {
        Controller.Current?.Address(owner, ref Unsafe.As<T, byte>(ref field), Shape<T>.Value, location, id);
        return ref field;
    }

    /// <summary>A reference to a static field is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T OfStatic<T>(ref T field, int location, int id)
    {
        Controller.Current?.Address(null, ref Unsafe.As<T, byte>(ref field), Shape<T>.Value, location, id);
        return ref field;
    }

    /// <summary>A read through a reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(ref T target, AccessMode mode)
    {
        Controller? controller = Controller.Current;
        if (controller is null)
            return Access.Load(ref target, 0, 0, mode);
        int location = controller.Resolve(ref Unsafe.As<T, byte>(ref target), out int id);
        return Access.Load(controller, ref target, location, id, mode);
    }

    /// <summary>A write through a reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref T target, T value, AccessMode mode)
    {
        Controller? controller = Controller.Current;
        if (controller is null)
        {
            Access.Store(ref target, value, 0, 0, mode);
            return;
        }
        int location = controller.Resolve(ref Unsafe.As<T, byte>(ref target), out int id);
        Access.Store(controller, ref target, value, location, id, mode);
    }
}
