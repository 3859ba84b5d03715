using System.Runtime.CompilerServices;

namespace Interleave.Surface.Parallels;

/// <summary>What a loop comes to; the framework keeps it to itself how that is made.</summary>
internal static class LoopResult
{
    /// <param name="loop">The loop, which has ended.</param>
    public static ParallelLoopResult Of(ParallelLoop loop)
    {
        var result = new ParallelLoopResult();
        long lowest = loop.Operate(Operation.LoopLowest);
        Completed(ref result) = lowest < 0 && loop.Operate(Operation.LoopIsStopped) == 0;
        LowestBreak(ref result) = lowest < 0 ? null : lowest + loop.First;
        return result;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_completed")]
    private static extern ref bool Completed(ref ParallelLoopResult result);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lowestBreakIteration")]
    private static extern ref long? LowestBreak(ref ParallelLoopResult result);
}
