using System.Numerics;
using Interleave.Surface.Parallels;

namespace Interleave.Surface.Calls;

/// <summary>Loops whose rounds are asynchronous.</summary>
public static partial class ParallelCalls
{
    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, new ParallelOptions(), body);

    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, CancellationToken cancellationToken, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, new ParallelOptions { CancellationToken = cancellationToken }, body);

    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TSource, CancellationToken, ValueTask> body)
    {
        if (Controller.Current is not { } controller)
            return Parallel.ForEachAsync(source, parallelOptions, body);
        Guard.Argument(controller, source);
        Guard.Argument(controller, parallelOptions);
        Guard.Argument(controller, body);
        return AsyncLoop<TSource>.Run(controller, source, parallelOptions, body);
    }

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask> body)
    {
        RefuseAsync();
        return Parallel.ForEachAsync(source, body);
    }

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken, Func<TSource, CancellationToken, ValueTask> body)
    {
        RefuseAsync();
        return Parallel.ForEachAsync(source, cancellationToken, body);
    }

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TSource, CancellationToken, ValueTask> body)
    {
        RefuseAsync();
        return Parallel.ForEachAsync(source, parallelOptions, body);
    }

    public static Task ForAsync<T>(T fromInclusive, T toExclusive, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T> => ForAsync(fromInclusive, toExclusive, new ParallelOptions(), body);

    public static Task ForAsync<T>(T fromInclusive, T toExclusive, CancellationToken cancellationToken, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T> =>
        ForAsync(fromInclusive, toExclusive, new ParallelOptions { CancellationToken = cancellationToken }, body);

    public static Task ForAsync<T>(T fromInclusive, T toExclusive, ParallelOptions parallelOptions, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T>
    {
        if (Controller.Current is not { } controller)
            return Parallel.ForAsync(fromInclusive, toExclusive, parallelOptions, body);
        Guard.Argument(controller, parallelOptions);
        Guard.Argument(controller, body);
        var numbers = new List<T>();
        for (T number = fromInclusive; number < toExclusive; number++)
            numbers.Add(number);
        return AsyncLoop<T>.Run(controller, numbers.ToArray(), parallelOptions, body);
    }

    private static void RefuseAsync() => Controller.Current?.Refuse("Parallel.ForEachAsync over an IAsyncEnumerable");
}
