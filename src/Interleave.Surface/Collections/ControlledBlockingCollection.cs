using System.Collections;
using System.Collections.Concurrent;

namespace Interleave.Surface.Collections;

/// <summary>A <see cref="BlockingCollection{T}"/> under control: the same contents as the collection that it is over.</summary>
internal sealed class ControlledBlockingCollection<T> : BlockingCollection<T>, IControlledCollection<T>, IReadOnlyCollection<T>, ICollection
{
    /// <param name="contents">What is in it.</param>
    /// <param name="capacity">How many items there may be; -1 for any number.</param>
    public ControlledBlockingCollection(CollectionContents<T> contents, int capacity)
    {
        (Contents, Capacity) = (contents, capacity);
        if (capacity > 0)
            contents.Bound(capacity);
    }

    public CollectionContents<T> Contents { get; }

    public int Capacity { get; }

    public int Identity { get; set; }

    public int Slots => 0;

    int ICollection.Count => Contents.Count;

    int IReadOnlyCollection<T>.Count => Contents.Count;

    void ICollection.CopyTo(Array array, int index) => Contents.CopyTo(array, index);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Contents.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Contents.GetEnumerator();
}
