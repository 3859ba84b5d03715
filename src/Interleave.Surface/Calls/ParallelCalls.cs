using Interleave.Surface.Parallels;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Parallel"/>: its loops over numbers.</summary>
[Replaces(typeof(Parallel))]
public static partial class ParallelCalls
{
    public static ParallelLoopResult For(int fromInclusive, int toExclusive, Action<int> body) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, null, body, (round, _) => body((int)round))
            : Parallel.For(fromInclusive, toExclusive, body);

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int> body) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, Options(controller, parallelOptions), body, (round, _) => body((int)round))
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, body);

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, Action<int, ParallelLoopState> body) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, null, body, (round, state) => body((int)round, state()))
            : Parallel.For(fromInclusive, toExclusive, body);

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int, ParallelLoopState> body) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, Options(controller, parallelOptions), body, (round, state) => body((int)round, state()))
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, body);

    public static ParallelLoopResult For<TLocal>(
        int fromInclusive, int toExclusive, Func<TLocal> localInit, Func<int, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, null, body, localInit, (round, state, local) => body((int)round, state, local), localFinally)
            : Parallel.For(fromInclusive, toExclusive, localInit, body, localFinally);

    public static ParallelLoopResult For<TLocal>(
        int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<int, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally) =>
        Controller.Current is { } controller
            ? Loop(
                controller, fromInclusive, toExclusive, Options(controller, parallelOptions), body, localInit, (round, state, local) => body((int)round, state, local),
                localFinally)
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, localInit, body, localFinally);

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, Action<long> body) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, null, body, (round, _) => body((long)round))
            : Parallel.For(fromInclusive, toExclusive, body);

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long> body) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, Options(controller, parallelOptions), body, (round, _) => body((long)round))
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, body);

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, Action<long, ParallelLoopState> body) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, null, body, (round, state) => body((long)round, state()))
            : Parallel.For(fromInclusive, toExclusive, body);

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long, ParallelLoopState> body) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, Options(controller, parallelOptions), body, (round, state) => body((long)round, state()))
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, body);

    public static ParallelLoopResult For<TLocal>(
        long fromInclusive, long toExclusive, Func<TLocal> localInit, Func<long, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        Controller.Current is { } controller
            ? Loop(controller, fromInclusive, toExclusive, null, body, localInit, (round, state, local) => body((long)round, state, local), localFinally)
            : Parallel.For(fromInclusive, toExclusive, localInit, body, localFinally);

    public static ParallelLoopResult For<TLocal>(
        long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<long, ParallelLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally) =>
        Controller.Current is { } controller
            ? Loop(
                controller, fromInclusive, toExclusive, Options(controller, parallelOptions), body, localInit, (round, state, local) => body((long)round, state, local),
                localFinally)
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, localInit, body, localFinally);

    private static ParallelLoopResult Loop(
        Controller controller, long from, long to, ParallelOptions? options, Delegate? code, Action<long, Func<ParallelLoopState>> body)
    {
        Guard.Argument(controller, code, "body");
        var loop = new ParallelLoop(controller, Math.Max(0, to - from), options, from);
        loop.Run(round => body(from + round, () => loop.NewState(round)), code!);
        return LoopResult.Of(loop);
    }

    /// <summary>Each round has a local value of its own; rounds that run one after the other have the same.</summary>
    private static ParallelLoopResult Loop<TLocal>(
        Controller controller, long from, long to, ParallelOptions? options, Delegate? code, Func<TLocal> localInit,
        Func<long, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        Guard.Argument(controller, code, "body");
        Guard.Argument(controller, localInit);
        Guard.Argument(controller, localFinally);
        var loop = new ParallelLoop(controller, Math.Max(0, to - from), options, from);
        if (loop.IsInOrder)
        {
            WithLocal(controller, localInit, localFinally, local =>
            {
                loop.Run(round => local.Value = body(from + round, loop.NewState(round), local.Value!), code!);
            });
        }
        else
        {
            loop.Run(
                round => WithLocal(controller, localInit, localFinally, local => local.Value = body(from + round, loop.NewState(round), local.Value!)),
                code!);
        }
        return LoopResult.Of(loop);
    }

    private static void WithLocal<TLocal>(
        Controller controller, Func<TLocal> localInit, Action<TLocal> localFinally, Action<System.Runtime.CompilerServices.StrongBox<TLocal>> use)
    {
        var local = new System.Runtime.CompilerServices.StrongBox<TLocal>(localInit());
        try
        {
            use(local);
        }
        finally
        {
            if (!controller.Abandoned)
                localFinally(local.Value!);
        }
    }

    private static ParallelOptions Options(Controller controller, ParallelOptions parallelOptions)
    {
        Guard.Argument(controller, parallelOptions);
        return parallelOptions;
    }
}
