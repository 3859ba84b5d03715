using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Interleave.Surface.Collections;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ConcurrentBag{T}"/>: each call is one step.</summary>
[Replaces(typeof(ConcurrentBag<>))]
public static class ConcurrentBagCalls
{
    public static ConcurrentBag<T> New<T>() => Controller.Current is { } controller ? new ControlledBag<T>(controller) : new ConcurrentBag<T>();

    public static ConcurrentBag<T> New<T>(IEnumerable<T> collection)
    {
        if (Controller.Current is not { } controller)
            return new ConcurrentBag<T>(collection);
        Guard.Argument(controller, collection);
        var made = new ControlledBag<T>(controller);
        foreach (T item in Taken.From(collection, "new ConcurrentBag<T>"))
            made.Contents.Add(item);
        return made;
    }

    public static int get_Count<T>(ConcurrentBag<T> target) => Known.Contents<T>(target) is { } contents ? contents.Count : target.Count;

    public static bool get_IsEmpty<T>(ConcurrentBag<T> target) => Known.Contents<T>(target) is { } contents ? contents.Count == 0 : target.IsEmpty;

    public static void Add<T>(ConcurrentBag<T> target, T item)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.Add(item);
        else
            target.Add(item);
    }

    public static bool TryTake<T>(ConcurrentBag<T> target, [MaybeNullWhen(false)] out T result) =>
        Known.Contents<T>(target) is { } contents ? contents.TryTake(out result) : target.TryTake(out result);

    public static bool TryPeek<T>(ConcurrentBag<T> target, [MaybeNullWhen(false)] out T result) =>
        Known.Contents<T>(target) is { } contents ? contents.TryPeek(out result) : target.TryPeek(out result);

    public static T[] ToArray<T>(ConcurrentBag<T> target) => Known.Contents<T>(target) is { } contents ? contents.ToArray() : target.ToArray();

    public static void CopyTo<T>(ConcurrentBag<T> target, T[] array, int index)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.CopyTo(array, index);
        else
            target.CopyTo(array, index);
    }

    public static void Clear<T>(ConcurrentBag<T> target)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.Clear();
        else
            target.Clear();
    }

    public static IEnumerator<T> GetEnumerator<T>(ConcurrentBag<T> target) =>
        Known.Contents<T>(target) is { } contents ? contents.GetEnumerator() : target.GetEnumerator();
}
