using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Interleave.Surface;

/// <summary>Elements of arrays.</summary>
public static class Elements
{
    /// <summary><c>array[index]</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(T[] array, nint index)
    {
        Controller? controller = Controller.Current;
        if (controller is null)
            return array[index];
        ref T element = ref At(array, index);
        return Access.Load(controller, ref element, controller.Element(array, index, out int id), id, AccessMode.Plain);
    }

    /// <summary><c>array[index] = value</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(T[] array, nint index, T value)
    {
        Controller? controller = Controller.Current;
        if (controller is null)
        {
            array[index] = value;
            return;
        }
        ref T element = ref At(array, index);
        if (!typeof(T).IsValueType && value is not null && array.GetType() != typeof(T[]) && !array.GetType().GetElementType()!.IsInstanceOfType(value))
            throw new ArrayTypeMismatchException();
        Access.Store(controller, ref element, value, controller.Element(array, index, out int id), id, AccessMode.Plain);
    }

    /// <summary><c>ref array[index]</c></summary>
    public static ref T Address<T>(T[] array, nint index)
    {
        ref T element = ref array[index];
        Register(array, ref element, index);
        return ref element;
    }

    /// <summary><c>ref readonly array[index]</c>: no check of the array's exact type.</summary>
    public static ref T ReadOnlyAddress<T>(T[] array, nint index)
    {
        ref T element = ref At(array, index);
        Register(array, ref element, index);
        return ref element;
    }

    /// <summary>A reference to an element of an array of several dimensions has been taken.</summary>
    public static ref T OfArray<T>(ref T element, Array array)
    {
        if (Controller.Current is not null)
        {
            ref byte first = ref MemoryMarshal.GetArrayDataReference(array);
            nint index = Unsafe.ByteOffset(ref first, ref Unsafe.As<T, byte>(ref element)) / Unsafe.SizeOf<T>();
            Register(array, ref element, index);
        }
        return ref element;
    }

    private static void Register<T>(Array array, ref T element, nint index)
    {
        if (Controller.Current is { } controller)
        {
            int location = controller.Element(array, index, out int id);
            controller.Address(array, ref Unsafe.As<T, byte>(ref element), Shape<T>.Value, location, id);
        }
    }

    private static ref T At<T>(T[] array, nint index)
    {
        if ((nuint)index >= (nuint)array.LongLength)
            throw new IndexOutOfRangeException();
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);
    }
}
