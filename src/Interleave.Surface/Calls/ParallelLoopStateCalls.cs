using Interleave.Surface.Parallels;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ParallelLoopState"/>.</summary>
[Replaces(typeof(ParallelLoopState))]
public static class ParallelLoopStateCalls
{
    public static bool get_IsStopped(ParallelLoopState target) =>
        Controller.Current is null ? target.IsStopped : ParallelLoop.Of(target, out _).Operate(Operation.LoopIsStopped) == 1;

    public static bool get_IsExceptional(ParallelLoopState target) =>
        Controller.Current is null ? target.IsExceptional : ParallelLoop.Of(target, out _).Operate(Operation.LoopHasFailed) == 1;

    public static bool get_ShouldExitCurrentIteration(ParallelLoopState target)
    {
        if (Controller.Current is null)
            return target.ShouldExitCurrentIteration;
        ParallelLoop loop = ParallelLoop.Of(target, out int round);
        return loop.Operate(Operation.LoopEnter, round) == 0 || loop.IsCancelled;
    }

    public static long? get_LowestBreakIteration(ParallelLoopState target)
    {
        if (Controller.Current is null)
            return target.LowestBreakIteration;
        ParallelLoop loop = ParallelLoop.Of(target, out _);
        return loop.Operate(Operation.LoopLowest) is >= 0 and var lowest ? lowest + loop.First : null;
    }

    public static void Stop(ParallelLoopState target)
    {
        if (Controller.Current is not { } controller)
            target.Stop();
        else if (ParallelLoop.Of(target, out _).Operate(Operation.LoopStop) == 0 && !controller.Abandoned)
            throw new InvalidOperationException("Stop was called after Break was called.");
    }

    public static void Break(ParallelLoopState target)
    {
        if (Controller.Current is not { } controller)
            target.Break();
        else if (ParallelLoop.Of(target, out int round).Operate(Operation.LoopBreak, round) == 0 && !controller.Abandoned)
            throw new InvalidOperationException("Break was called after Stop was called.");
    }
}
