using System.Collections.Concurrent;

namespace Interleave.Surface.Calls;

/// <summary>Loops over partitioners: into how many parts these divide what they are of depends on the machine.</summary>
public static partial class ParallelCalls
{
    public static ParallelLoopResult ForEach<TSource>(Partitioner<TSource> source, Action<TSource> body)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, body);
    }

    public static ParallelLoopResult ForEach<TSource>(Partitioner<TSource> source, Action<TSource, ParallelLoopState> body)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, body);
    }

    public static ParallelLoopResult ForEach<TSource>(OrderablePartitioner<TSource> source, Action<TSource, ParallelLoopState, long> body)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, body);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(Partitioner<TSource> source, Func<TLocal> localInit, Func<TSource, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, localInit, body, localFinally);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(OrderablePartitioner<TSource> source, Func<TLocal> localInit, Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, localInit, body, localFinally);
    }

    public static ParallelLoopResult ForEach<TSource>(Partitioner<TSource> source, ParallelOptions parallelOptions, Action<TSource> body)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, parallelOptions, body);
    }

    public static ParallelLoopResult ForEach<TSource>(Partitioner<TSource> source, ParallelOptions parallelOptions, Action<TSource, ParallelLoopState> body)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, parallelOptions, body);
    }

    public static ParallelLoopResult ForEach<TSource>(OrderablePartitioner<TSource> source, ParallelOptions parallelOptions, Action<TSource, ParallelLoopState, long> body)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, parallelOptions, body);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(Partitioner<TSource> source, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<TSource, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, parallelOptions, localInit, body, localFinally);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(OrderablePartitioner<TSource> source, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        RefusePartitioner();
        return Parallel.ForEach(source, parallelOptions, localInit, body, localFinally);
    }

    private static void RefusePartitioner() => Controller.Current?.Refuse("Parallel.ForEach over a partitioner");
}
