using Interleave.Surface.Parallels;

namespace Interleave.Surface.Calls;

/// <summary>Loops over collections.</summary>
public static partial class ParallelCalls
{
    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource> body) =>
        Controller.Current is { } controller
            ? Each(controller, source, null, body, (item, _, _) => body(item))
            : Parallel.ForEach(source, body);

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource, ParallelLoopState> body) =>
        Controller.Current is { } controller
            ? Each(controller, source, null, body, (item, state, _) => body(item, state()))
            : Parallel.ForEach(source, body);

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource, ParallelLoopState, long> body) =>
        Controller.Current is { } controller
            ? Each(controller, source, null, body, (item, state, index) => body(item, state(), index))
            : Parallel.ForEach(source, body);

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, Func<TLocal> localInit, Func<TSource, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        Controller.Current is { } controller
            ? Each(controller, source, null, body, localInit, (item, state, _, local) => body(item, state, local), localFinally)
            : Parallel.ForEach(source, localInit, body, localFinally);

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, Func<TLocal> localInit, Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        Controller.Current is { } controller
            ? Each(controller, source, null, body, localInit, body, localFinally)
            : Parallel.ForEach(source, localInit, body, localFinally);

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource> body) =>
        Controller.Current is { } controller
            ? Each(controller, source, Options(controller, parallelOptions), body, (item, _, _) => body(item))
            : Parallel.ForEach(source, parallelOptions, body);

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource, ParallelLoopState> body) =>
        Controller.Current is { } controller
            ? Each(controller, source, Options(controller, parallelOptions), body, (item, state, _) => body(item, state()))
            : Parallel.ForEach(source, parallelOptions, body);

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource, ParallelLoopState, long> body) =>
        Controller.Current is { } controller
            ? Each(controller, source, Options(controller, parallelOptions), body, (item, state, index) => body(item, state(), index))
            : Parallel.ForEach(source, parallelOptions, body);

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<TSource, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        Controller.Current is { } controller
            ? Each(controller, source, Options(controller, parallelOptions), body, localInit, (item, state, _, local) => body(item, state, local), localFinally)
            : Parallel.ForEach(source, parallelOptions, localInit, body, localFinally);

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        Controller.Current is { } controller
            ? Each(controller, source, Options(controller, parallelOptions), body, localInit, body, localFinally)
            : Parallel.ForEach(source, parallelOptions, localInit, body, localFinally);

    private static ParallelLoopResult Each<TSource>(
        Controller controller, IEnumerable<TSource> source, ParallelOptions? options, Delegate? code, Action<TSource, Func<ParallelLoopState>, long> body)
    {
        Guard.Argument(controller, source);
        Guard.Argument(controller, code, "body");
        var items = new LoopItems<TSource>(source, "Parallel.ForEach");
        return Loop(controller, 0, items.Count, options, code, (round, state) => body(items[(int)round], state, round));
    }

    private static ParallelLoopResult Each<TSource, TLocal>(
        Controller controller, IEnumerable<TSource> source, ParallelOptions? options, Delegate? code, Func<TLocal> localInit,
        Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        Guard.Argument(controller, source);
        Guard.Argument(controller, code, "body");
        var items = new LoopItems<TSource>(source, "Parallel.ForEach");
        return Loop(controller, 0, items.Count, options, code, localInit, (round, state, local) => body(items[(int)round], state, round, local), localFinally);
    }
}
