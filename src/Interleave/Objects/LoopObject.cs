using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>How far a parallel loop is to go.</summary>
/// <param name="IsStopped">Whether a round has stopped it.</param>
/// <param name="HasFailed">Whether a round has thrown.</param>
/// <param name="Lowest">The lowest round that has broken off; -1 when none has.</param>
internal readonly record struct LoopState(bool IsStopped, bool HasFailed, long Lowest)
{
    public override string ToString() =>
        IsStopped ? "stopped" : HasFailed ? "failed" : Lowest >= 0 ? $"broken off in round {Lowest}" : "going on";
}

/// <summary>A loop of <see cref="Parallel"/>: its rounds are threads, and here is what one of them says to the others.</summary>
internal sealed class LoopObject : SyncObject<LoopState>
{
    public override LoopState Make(long argument) => new(false, false, -1);

    public override (Effect Effect, LoopState Next, long Result) Step(LoopState state, Operation operation, int thread, long argument)
    {
        bool isBroken = state.Lowest >= 0;
        switch (operation)
        {
            case Operation.LoopEnter:
                return Reads(state, state.IsStopped || state.HasFailed || (isBroken && argument > state.Lowest) ? 0 : 1);

            case Operation.LoopStop:
                return isBroken ? Reads(state, 0) : Changes(state with { IsStopped = true }, 1);

            case Operation.LoopBreak when state.IsStopped:
                return Reads(state, 0);

            case Operation.LoopBreak:
                return isBroken && state.Lowest <= argument ? Reads(state, 1) : Changes(state with { Lowest = argument }, 1);

            case Operation.LoopFail:
                return Changes(state with { HasFailed = true }, 1);

            case Operation.LoopIsStopped:
                return Reads(state, state.IsStopped ? 1 : 0);

            case Operation.LoopHasFailed:
                return Reads(state, state.HasFailed ? 1 : 0);

            case Operation.LoopLowest:
                return Reads(state, state.Lowest);

            default:
                throw Unknown(operation);
        }
    }
}
