namespace Interleave.Objects;

/// <summary>An immutable list that equals another with the same elements.</summary>
internal sealed class Sequence<T>(T[] items) : IEquatable<Sequence<T>>
{
    public static readonly Sequence<T> Empty = new([]);

    private readonly T[] items = items;

    public int Count => items.Length;

    public T this[int index] => items[index];

    public Sequence<T> Add(T item) => new([.. items, item]);

    public Sequence<T> Insert(int index, T item) => new([.. items[..index], item, .. items[index..]]);

    public Sequence<T> RemoveAt(int index) => new([.. items[..index], .. items[(index + 1)..]]);

    public T[] ToArray() => [.. items];

    public int IndexOf(Predicate<T> match) => Array.FindIndex(items, match);

    public int CountOf(Predicate<T> match)
    {
        int count = 0;
        foreach (T item in items)
            count += match(item) ? 1 : 0;
        return count;
    }

    public bool Equals(Sequence<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.items, EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => Equals(obj as Sequence<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (T item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", items)}]";
}

/// <summary>Threads, by number: sets in which the order of coming makes no difference.</summary>
internal static class ThreadSets
{
    public static bool Has(this Sequence<int> threads, int thread) => threads.IndexOf(t => t == thread) >= 0;

    public static Sequence<int> With(this Sequence<int> threads, int thread)
    {
        int at = 0;
        while (at < threads.Count && threads[at] < thread)
            at++;
        return threads.Insert(at, thread);
    }

    public static Sequence<int> Without(this Sequence<int> threads, int thread) =>
        threads.IndexOf(t => t == thread) is >= 0 and var at ? threads.RemoveAt(at) : threads;
}
