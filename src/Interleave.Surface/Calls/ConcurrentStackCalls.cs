using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Interleave.Surface.Collections;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ConcurrentStack{T}"/>: each call is one step.</summary>
[Replaces(typeof(ConcurrentStack<>))]
public static class ConcurrentStackCalls
{
    public static ConcurrentStack<T> New<T>() => Controller.Current is { } controller ? new ControlledStack<T>(controller) : new ConcurrentStack<T>();

    public static ConcurrentStack<T> New<T>(IEnumerable<T> collection)
    {
        if (Controller.Current is not { } controller)
            return new ConcurrentStack<T>(collection);
        Guard.Argument(controller, collection);
        var made = new ControlledStack<T>(controller);
        foreach (T item in Taken.From(collection, "new ConcurrentStack<T>"))
            made.Contents.Add(item);
        return made;
    }

    public static int get_Count<T>(ConcurrentStack<T> target) => Known.Contents<T>(target) is { } contents ? contents.Count : target.Count;

    public static bool get_IsEmpty<T>(ConcurrentStack<T> target) => Known.Contents<T>(target) is { } contents ? contents.Count == 0 : target.IsEmpty;

    public static void Push<T>(ConcurrentStack<T> target, T item)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.Add(item);
        else
            target.Push(item);
    }

    public static bool TryPop<T>(ConcurrentStack<T> target, [MaybeNullWhen(false)] out T result) =>
        Known.Contents<T>(target) is { } contents ? contents.TryTake(out result) : target.TryPop(out result);

    public static bool TryPeek<T>(ConcurrentStack<T> target, [MaybeNullWhen(false)] out T result) =>
        Known.Contents<T>(target) is { } contents ? contents.TryPeek(out result) : target.TryPeek(out result);

    public static T[] ToArray<T>(ConcurrentStack<T> target) => Known.Contents<T>(target) is { } contents ? contents.ToArray() : target.ToArray();

    public static void CopyTo<T>(ConcurrentStack<T> target, T[] array, int index)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.CopyTo(array, index);
        else
            target.CopyTo(array, index);
    }

    public static void Clear<T>(ConcurrentStack<T> target)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.Clear();
        else
            target.Clear();
    }

    public static IEnumerator<T> GetEnumerator<T>(ConcurrentStack<T> target) =>
        Known.Contents<T>(target) is { } contents ? contents.GetEnumerator() : target.GetEnumerator();
}
