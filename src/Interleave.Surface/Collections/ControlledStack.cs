using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Interleave.Surface.Collections;

/// <summary>A stack under control. What code of the framework uses it by, interfaces, leads to its contents as well.</summary>
internal sealed class ControlledStack<T> : ConcurrentStack<T>, IControlledCollection<T>, IProducerConsumerCollection<T>, IReadOnlyCollection<T>
{
    public ControlledStack(Controller controller) => Contents = new CollectionContents<T>(controller, this, CollectionOrder.LastInFirstOut);

    public CollectionContents<T> Contents { get; }

    public int Identity { get; set; }

    public int Slots => 0;

    int ICollection.Count => Contents.Count;

    int IReadOnlyCollection<T>.Count => Contents.Count;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => throw new NotSupportedException();

    void ICollection.CopyTo(Array array, int index) => Contents.CopyTo(array, index);

    void IProducerConsumerCollection<T>.CopyTo(T[] array, int index) => Contents.CopyTo(array, index);

    T[] IProducerConsumerCollection<T>.ToArray() => Contents.ToArray();

    bool IProducerConsumerCollection<T>.TryAdd(T item)
    {
        Contents.Add(item);
        return true;
    }

    bool IProducerConsumerCollection<T>.TryTake([MaybeNullWhen(false)] out T item) => Contents.TryTake(out item);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Contents.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Contents.GetEnumerator();
}
