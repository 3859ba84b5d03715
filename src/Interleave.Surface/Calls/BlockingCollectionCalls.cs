using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Interleave.Surface.Collections;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="BlockingCollection{T}"/>.</summary>
[Replaces(typeof(BlockingCollection<>))]
public static partial class BlockingCollectionCalls
{
    public static BlockingCollection<T> New<T>() =>
        Controller.Current is { } controller ? Over(new ControlledQueue<T>(controller), -1) : new BlockingCollection<T>();

    public static BlockingCollection<T> New<T>(int boundedCapacity)
    {
        if (Controller.Current is not { } controller)
            return new BlockingCollection<T>(boundedCapacity);
        Guard.Range(controller, boundedCapacity > 0, boundedCapacity, nameof(boundedCapacity), "The capacity must be at least 1.");
        return Over(new ControlledQueue<T>(controller), boundedCapacity);
    }

    public static BlockingCollection<T> New<T>(IProducerConsumerCollection<T> collection) =>
        Controller.Current is null ? new BlockingCollection<T>(collection) : Over(collection, -1);

    public static BlockingCollection<T> New<T>(IProducerConsumerCollection<T> collection, int boundedCapacity)
    {
        if (Controller.Current is not { } controller)
            return new BlockingCollection<T>(collection, boundedCapacity);
        Guard.Range(controller, boundedCapacity > 0, boundedCapacity, nameof(boundedCapacity), "The capacity must be at least 1.");
        return Over(collection, boundedCapacity);
    }

    public static int get_BoundedCapacity<T>(BlockingCollection<T> target) =>
        target is ControlledBlockingCollection<T> known ? known.Capacity : target.BoundedCapacity;

    public static int get_Count<T>(BlockingCollection<T> target) => Known.Contents<T>(target) is { } contents ? contents.Count : target.Count;

    public static bool get_IsAddingCompleted<T>(BlockingCollection<T> target) =>
        Known.Contents<T>(target) is { } contents ? contents.Status > 0 : target.IsAddingCompleted;

    public static bool get_IsCompleted<T>(BlockingCollection<T> target) =>
        Known.Contents<T>(target) is { } contents ? contents.Status == 2 : target.IsCompleted;

    public static void CompleteAdding<T>(BlockingCollection<T> target)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.Close();
        else
            target.CompleteAdding();
    }

    public static T[] ToArray<T>(BlockingCollection<T> target) => Known.Contents<T>(target) is { } contents ? contents.ToArray() : target.ToArray();

    public static void CopyTo<T>(BlockingCollection<T> target, T[] array, int index)
    {
        if (Known.Contents<T>(target) is { } contents)
            contents.CopyTo(array, index);
        else
            target.CopyTo(array, index);
    }

    public static IEnumerable<T> GetConsumingEnumerable<T>(BlockingCollection<T> target) => GetConsumingEnumerable(target, default);

    public static IEnumerable<T> GetConsumingEnumerable<T>(BlockingCollection<T> target, CancellationToken cancellationToken) =>
        Known.Contents<T>(target) is { } contents ? Consume(contents, cancellationToken) : target.GetConsumingEnumerable(cancellationToken);

    /// <summary>What it holds is left alone, as by .NET; to use it afterwards is not found.</summary>
    public static void Dispose<T>(BlockingCollection<T> target)
    {
        if (Controller.Current is null)
            target.Dispose();
    }

    private static IEnumerable<T> Consume<T>(CollectionContents<T> contents, CancellationToken token)
    {
        while (contents.TryTake(out T? item, Timeout.Infinite, token))
            yield return item!;
    }

    private static ControlledBlockingCollection<T> Over<T>(IProducerConsumerCollection<T> collection, int capacity) =>
        new(Known.Contents<T>(collection)!, capacity);
}
