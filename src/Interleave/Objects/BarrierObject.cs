using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a barrier.</summary>
/// <param name="Participants">How many it waits for.</param>
/// <param name="Arrived">How many of them have arrived.</param>
/// <param name="Phase">How many phases have ended.</param>
/// <param name="HasAction">Whether something is to be run at the end of each phase.</param>
/// <param name="Acting">The thread that runs it, or -1.</param>
/// <param name="Failed">Whether it failed the last time.</param>
/// <param name="Disposed">Whether the barrier has been disposed of.</param>
internal readonly record struct BarrierState(
    int Participants, int Arrived, long Phase, bool HasAction, int Acting, bool Failed, bool Disposed)
{
    public override string ToString() => $"{Arrived} of {Participants} have arrived";
}

/// <summary><see cref="Barrier"/>: the last one to arrive runs the action, and then all go on.</summary>
internal sealed class BarrierObject : SyncObject<BarrierState>
{
    private const int Most = 32767;

    public BarrierObject() => HandsOver = true;

    /// <param name="argument">How many participants, plus 2^32 with an action.</param>
    public override BarrierState Make(long argument) => new((int)argument, 0, 0, argument >> 32 != 0, -1, false, false);

    public override (Effect Effect, BarrierState Next, long Result) Step(BarrierState state, Operation operation, int thread, long argument)
    {
        bool acting = state.Acting >= 0, mine = state.Acting == thread;
        switch (operation)
        {
            case Operation.BarrierArrive:
                if (mine)
                    return Reads(state, -5);
                if (state.Participants == 0)
                    return Reads(state, -3);
                // While the action runs, all participants are known to wait: this is one too many.
                if (acting)
                    return Reads(state, -4);
                if (state.Arrived + 1 < state.Participants)
                    return Changes(state with { Arrived = state.Arrived + 1 }, state.Phase);
                return state.HasAction ? Changes(Acts(state, thread), -1) : Changes(Ends(state, failed: false), -2);

            case Operation.BarrierAwait:
                if (state.Phase <= argument)
                    return Blocked(state);
                return Reads(state, state.Failed ? 2 : 1);

            case Operation.BarrierWithdraw:
                if (state.Phase > argument)
                    return Reads(state, 0);
                // The last one has arrived: what it runs can no longer be stopped, and is waited for.
                return acting ? Blocked(state) : Changes(state with { Arrived = state.Arrived - 1 }, 1);

            case Operation.BarrierFinish:
                return Changes(Ends(state, failed: argument == 0), 1);

            case Operation.BarrierAdd:
                if (mine)
                    return Reads(state, -2);
                if (argument > Most - state.Participants)
                    return Reads(state, -1);
                return acting ? Blocked(state) : Changes(state with { Participants = state.Participants + (int)argument }, state.Phase);

            case Operation.BarrierRemove:
                return Remove(state, thread, argument);

            case Operation.BarrierParticipants:
                return Reads(state, state.Participants);

            case Operation.BarrierRemaining:
                return Reads(state, state.Participants - state.Arrived);

            case Operation.BarrierPhase:
                return Reads(state, state.Phase);

            case Operation.BarrierInAction:
                return Reads(state, mine ? 1 : 0);

            case Operation.ObjectDispose:
                return Changes(state with { Disposed = true }, 1);

            case Operation.ObjectIsOpen:
                return Reads(state, state.Disposed ? 0 : 1);

            default:
                throw Unknown(operation);
        }
    }

    private static (Effect, BarrierState, long) Remove(BarrierState state, int thread, long count)
    {
        if (state.Acting == thread)
            return Reads(state, -2);
        if (count > state.Participants)
            return Reads(state, -1);
        if (state.Acting >= 0)
            return Blocked(state);
        int missing = state.Participants - state.Arrived;
        if (count > missing)
            return Reads(state, -3);
        BarrierState left = state with { Participants = state.Participants - (int)count };
        if (count < missing || state.Arrived == 0)
            return Changes(left, 0);
        return state.HasAction ? Changes(Acts(left, thread), 1) : Changes(Ends(left, failed: false), 0);
    }

    private static BarrierState Acts(BarrierState state, int thread) => state with { Arrived = 0, Acting = thread };

    private static BarrierState Ends(BarrierState state, bool failed) =>
        state with { Arrived = 0, Phase = state.Phase + 1, Acting = -1, Failed = failed };
}
