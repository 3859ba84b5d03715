using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Interleave.Surface.Collections;

namespace Interleave.Surface.Calls;

public static partial class BlockingCollectionCalls
{
    public static void Add<T>(BlockingCollection<T> target, T item) => Add(target, item, default);

    public static void Add<T>(BlockingCollection<T> target, T item, CancellationToken cancellationToken)
    {
        if (Known.Contents<T>(target) is { } contents)
            Add(contents, item, Timeout.Infinite, cancellationToken);
        else
            target.Add(item, cancellationToken);
    }

    public static bool TryAdd<T>(BlockingCollection<T> target, T item) => TryAdd(target, item, 0, default);

    public static bool TryAdd<T>(BlockingCollection<T> target, T item, TimeSpan timeout) => TryAdd(target, item, Milliseconds(timeout), default);

    public static bool TryAdd<T>(BlockingCollection<T> target, T item, int millisecondsTimeout) => TryAdd(target, item, millisecondsTimeout, default);

    public static bool TryAdd<T>(BlockingCollection<T> target, T item, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Known.Contents<T>(target) is { } contents
            ? Add(contents, item, millisecondsTimeout, cancellationToken)
            : target.TryAdd(item, millisecondsTimeout, cancellationToken);

    public static T Take<T>(BlockingCollection<T> target) => Take(target, default);

    public static T Take<T>(BlockingCollection<T> target, CancellationToken cancellationToken)
    {
        if (Known.Contents<T>(target) is not { } contents)
            return target.Take(cancellationToken);
        if (!contents.TryTake(out T? item, Timeout.Infinite, cancellationToken) && !Run.Abandoned)
            throw new InvalidOperationException("The collection argument is empty and has been marked as complete with regards to additions.");
        return item!;
    }

    public static bool TryTake<T>(BlockingCollection<T> target, [MaybeNullWhen(false)] out T item) => TryTake(target, out item, 0, default);

    public static bool TryTake<T>(BlockingCollection<T> target, [MaybeNullWhen(false)] out T item, TimeSpan timeout) =>
        TryTake(target, out item, Milliseconds(timeout), default);

    public static bool TryTake<T>(BlockingCollection<T> target, [MaybeNullWhen(false)] out T item, int millisecondsTimeout) =>
        TryTake(target, out item, millisecondsTimeout, default);

    public static bool TryTake<T>(
        BlockingCollection<T> target, [MaybeNullWhen(false)] out T item, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (Known.Contents<T>(target) is not { } contents)
            return target.TryTake(out item, millisecondsTimeout, cancellationToken);
        Guard.Timeout(Controller.Current!, millisecondsTimeout);
        return contents.TryTake(out item, millisecondsTimeout, cancellationToken);
    }

    private static bool Add<T>(CollectionContents<T> contents, T item, int millisecondsTimeout, CancellationToken token)
    {
        Guard.Timeout(Controller.Current!, millisecondsTimeout);
        if (contents.Add(item, millisecondsTimeout, token) is { } added)
            return added;
        return Run.Abandoned ? false : throw new InvalidOperationException("The collection has been marked as complete with regards to additions.");
    }

    private static int Milliseconds(TimeSpan timeout) =>
        Controller.Current is { } controller ? Guard.Timeout(controller, timeout) : (int)timeout.TotalMilliseconds;
}
