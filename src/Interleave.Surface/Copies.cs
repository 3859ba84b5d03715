using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Interleave.Surface;

/// <summary>
/// Arrays and spans that code which is not rewritten works on while it is called, and not later. When several threads use the
/// elements, it is given a copy: each element is read before the call as the thread sees it, and written behind it.
/// </summary>
/// <remarks>
/// Other threads may run during the call, when it calls back. Ranges are of elements; a negative count is all that follow, and
/// what is out of range is left to the callee to complain of.
/// </remarks>
public static class Copies
{
    /// <summary>What to hand over for <paramref name="target"/>; anything that is no array is itself used.</summary>
    /// <param name="target">The array, or what else is to be handed over.</param>
    /// <param name="call">The call, for reports.</param>
    /// <param name="write">Whether the callee may change elements.</param>
    /// <param name="start">Where the elements begin that it uses.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="before">The elements as they are handed over, for <see cref="GiveBack"/>.</param>
    public static T Take<T>(T target, string call, bool write, int start, int count, out object? before)
    {
        before = null;
        if (Controller.Current is not { } controller)
            return target;
        if ((object?)target is not Array array)
        {
            Run.Touch(target, call, write);
            return target;
        }
        (start, count) = Within(array.Length, start, count);
        if (!controller.TouchElements(array, start, count, call, write))
            return target;
        var copy = (Array)array.Clone();
        Elements(array).Load(controller, array, copy, start, count);
        if (write)
            before = copy.Clone();
        return Unsafe.As<Array, T>(ref copy);
    }

    /// <summary>Writes to an array what has been done to the copy that was handed over for it.</summary>
    /// <param name="target">The array, or what else was to be handed over.</param>
    /// <param name="copy">What was handed over.</param>
    /// <param name="before">The elements as they were handed over.</param>
    /// <param name="start">Where the elements begin that were handed over.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="all">Whether all of them were written, rather than only those that are others now.</param>
    public static void GiveBack(object? target, object? copy, object? before, int start, int count, bool all)
    {
        if (before is null || Controller.Current is not { Abandoned: false } controller)
            return;
        var array = (Array)target!;
        (start, count) = Within(array.Length, start, count);
        Elements(array).Store(controller, array, (Array)copy!, all ? null : (Array)before, start, count);
    }

    /// <summary>The span to hand over.</summary>
    public static Span<T> TakeSpan<T>(Span<T> target, string call, bool write)
    {
        if (Controller.Current is not { } controller || target.IsEmpty)
            return target;
        ref T first = ref MemoryMarshal.GetReference(target);
        if (Find(controller, ref first, call, write, isReadOnly: false) is not { } array)
            return target;
        int start = IndexOf(array, ref first);
        if (!controller.TouchElements(array, start, target.Length, call, write))
            return target;
        var copy = new T[target.Length];
        OfElements<T>.Read(controller, array, start, copy);
        return copy;
    }

    /// <inheritdoc cref="TakeSpan"/>
    public static ReadOnlySpan<T> TakeReadOnlySpan<T>(ReadOnlySpan<T> target, string call)
    {
        if (Controller.Current is not { } controller || target.IsEmpty)
            return target;
        ref T first = ref MemoryMarshal.GetReference(target);
        if (Find(controller, ref first, call, write: false, isReadOnly: true) is not { } array)
            return target;
        int start = IndexOf(array, ref first);
        if (!controller.TouchElements(array, start, target.Length, call, write: false))
            return target;
        var copy = new T[target.Length];
        OfElements<T>.Read(controller, array, start, copy);
        return copy;
    }

    /// <summary>Writes to the array that a span refers to what has been done to the copy.</summary>
    public static void GiveSpanBack<T>(Span<T> target, Span<T> copy, string call)
    {
        if (Controller.Current is not { Abandoned: false } controller || target == copy)
            return;
        ref T first = ref MemoryMarshal.GetReference(target);
        var array = (T[])controller.FindSpan(ref Unsafe.As<T, byte>(ref first), call, isReadOnly: false)!;
        OfElements<T>.Write(controller, array, IndexOf(array, ref first), copy);
    }

    private static T[]? Find<T>(Controller controller, ref T first, string call, bool write, bool isReadOnly)
    {
        Array? found = controller.FindSpan(ref Unsafe.As<T, byte>(ref first), call, isReadOnly);
        if (found is T[] array)
            return array;
        // Elements of another type, cast: they are not read one by one.
        controller.Touch(found, call, write);
        return null;
    }

    private static int IndexOf<T>(T[] array, ref T element) =>
        (int)(Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(array), ref element) / Unsafe.SizeOf<T>());

    private static (int Start, int Count) Within(int length, int start, int count)
    {
        start = Math.Clamp(start, 0, length);
        return (start, count < 0 ? length - start : Math.Min(count, length - start));
    }

    private static readonly ConcurrentDictionary<Type, OfElements> Known = new();

    private static OfElements Elements(Array array) =>
        Known.GetOrAdd(array.GetType().GetElementType()!, static t => (OfElements)Activator.CreateInstance(typeof(OfElements<>).MakeGenericType(t))!);

    /// <summary>Reads and writes elements of arrays of one type.</summary>
    private abstract class OfElements
    {
        public abstract void Load(Controller controller, Array array, Array copy, int start, int count);

        public abstract void Store(Controller controller, Array array, Array copy, Array? before, int start, int count);
    }

    private sealed class OfElements<T> : OfElements
    {
        public override void Load(Controller controller, Array array, Array copy, int start, int count) =>
            Read(controller, array, start, Part(copy, start, count));

        public override void Store(Controller controller, Array array, Array copy, Array? before, int start, int count)
        {
            controller.CallOnElements(true);
            for (int i = start; i < start + count; i++)
                if (before is null || !IsSame(Part(copy, i, 1), Part(before, i, 1)))
                    Store(controller, array, i, Part(copy, i, 1)[0]);
            controller.CallOnElements(false);
        }

        public static void Read(Controller controller, Array array, int start, Span<T> copy)
        {
            controller.CallOnElements(true);
            for (int i = 0; i < copy.Length; i++)
                copy[i] = Load(controller, array, start + i);
            controller.CallOnElements(false);
        }

        public static void Write(Controller controller, Array array, int start, Span<T> copy)
        {
            controller.CallOnElements(true);
            for (int i = 0; i < copy.Length; i++)
                Store(controller, array, start + i, copy[i]);
            controller.CallOnElements(false);
        }

        /// <summary>Whether values are the same, bit for bit: no code of their own is asked. Of structs with references that is not known.</summary>
        private static bool IsSame(Span<T> value, Span<T> other)
        {
            if (!typeof(T).IsValueType)
                return ReferenceEquals(value[0], other[0]);
            if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
                return false;
            int size = Unsafe.SizeOf<T>();
            return MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref value[0]), size).SequenceEqual(MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref other[0]), size));
        }

        private static Span<T> Part(Array array, int start, int count) => count == 0 ? default : MemoryMarshal.CreateSpan(ref At(array, start), count);

        private static T Load(Controller controller, Array array, int index) =>
            Access.Load(controller, ref At(array, index), controller.Element(array, index, out int id), id, AccessMode.Plain);

        private static void Store(Controller controller, Array array, int index, T value) =>
            Access.Store(controller, ref At(array, index), value, controller.Element(array, index, out int id), id, AccessMode.Plain);

        private static ref T At(Array array, int index) => ref Unsafe.Add(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), index);
    }
}
