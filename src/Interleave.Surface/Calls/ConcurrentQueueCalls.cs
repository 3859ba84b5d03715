using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Interleave.Surface.Collections;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ConcurrentQueue{T}"/>: each call is one step.</summary>
[Replaces(typeof(ConcurrentQueue<>))]
public static class ConcurrentQueueCalls
{
    public static ConcurrentQueue<T> New<T>() => Controller.Current is { } controller ? new ControlledQueue<T>(controller) : new ConcurrentQueue<T>();

    public static ConcurrentQueue<T> New<T>(IEnumerable<T> collection)
    {
        if (Controller.Current is not { } controller)
            return new ConcurrentQueue<T>(collection);
        Guard.Argument(controller, collection);
        var made = new ControlledQueue<T>(controller);
        foreach (T item in Taken.From(collection, "new ConcurrentQueue<T>"))
            made.Contents.Add(item);
        return made;
    }

    public static int get_Count<T>(ConcurrentQueue<T> target) => Known.Contents<T>(target) is { } contents ? contents.Count : target.Count;

    public static bool get_IsEmpty<T>(ConcurrentQueue<T> target) => Known.Contents<T>(target) is { } contents ? contents.Count == 0 : target.IsEmpty;

    public static void Enqueue<T>(ConcurrentQueue<T> target, T item)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.Add(item);
        else
            target.Enqueue(item);
    }

    public static bool TryDequeue<T>(ConcurrentQueue<T> target, [MaybeNullWhen(false)] out T result) =>
        Known.Contents<T>(target) is { } contents ? contents.TryTake(out result) : target.TryDequeue(out result);

    public static bool TryPeek<T>(ConcurrentQueue<T> target, [MaybeNullWhen(false)] out T result) =>
        Known.Contents<T>(target) is { } contents ? contents.TryPeek(out result) : target.TryPeek(out result);

    public static T[] ToArray<T>(ConcurrentQueue<T> target) => Known.Contents<T>(target) is { } contents ? contents.ToArray() : target.ToArray();

    public static void CopyTo<T>(ConcurrentQueue<T> target, T[] array, int index)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.CopyTo(array, index);
        else
            target.CopyTo(array, index);
    }

    public static void Clear<T>(ConcurrentQueue<T> target)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.Clear();
        else
            target.Clear();
    }

    public static IEnumerator<T> GetEnumerator<T>(ConcurrentQueue<T> target) =>
        Known.Contents<T>(target) is { } contents ? contents.GetEnumerator() : target.GetEnumerator();
}
