using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a source of cancellation.</summary>
/// <param name="Requested">Whether it has been requested.</param>
/// <param name="Callbacks">The callbacks that are to be run, by number; the last one first.</param>
/// <param name="Running">The callback that runs, or 0.</param>
/// <param name="Runner">The thread that runs callbacks, or -1.</param>
/// <param name="Disposed">Whether it has been disposed of.</param>
internal sealed record CancellationState(bool Requested, Sequence<long> Callbacks, long Running, int Runner, bool Disposed)
{
    public override string ToString() => Requested ? "cancelled" : "not cancelled";
}

/// <summary><see cref="CancellationTokenSource"/> and its tokens: requested once, then the callbacks are run one after the other.</summary>
internal sealed class CancellationObject : SyncObject<CancellationState>
{
    public CancellationObject() => HandsOver = true;

    public override CancellationState Make(long argument) => new(false, Sequence<long>.Empty, 0, -1, false);

    public override (Effect Effect, CancellationState Next, long Result) Step(
        CancellationState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.CancelRequest:
                return state.Requested ? Reads(state, -1) : Next(state with { Requested = true, Runner = thread });

            case Operation.CancelNext:
                return Next(state);

            case Operation.CancelIsRequested:
                return Reads(state, state.Requested ? 1 : 0);

            case Operation.CancelWait:
                if (state.Requested)
                    return Reads(state, 1);
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.CancelRegister:
                return state.Requested ? Reads(state, 0) : Changes(state with { Callbacks = state.Callbacks.Add(argument) }, 1);

            case Operation.CancelUnregister:
                for (int i = 0; i < state.Callbacks.Count; i++)
                    if (state.Callbacks[i] == argument)
                        return Changes(state with { Callbacks = state.Callbacks.RemoveAt(i) }, 1);
                return Reads(state, state.Running == argument && state.Runner != thread ? -1 : 0);

            case Operation.CancelAwaitCallback:
                return state.Running == argument ? Blocked(state) : Reads(state, 1);

            case Operation.CancelReset:
                return state.Requested ? Reads(state, 0) : Changes(state with { Callbacks = Sequence<long>.Empty }, 1);

            case Operation.ObjectDispose:
                return Changes(state with { Disposed = true }, 1);

            case Operation.ObjectIsOpen:
                return Reads(state, state.Disposed ? 0 : 1);

            default:
                throw Unknown(operation);
        }
    }

    private static (Effect, CancellationState, long) Next(CancellationState state)
    {
        int last = state.Callbacks.Count - 1;
        if (last < 0)
            return Changes(state with { Running = 0, Runner = -1 }, 0);
        long callback = state.Callbacks[last];
        return Changes(state with { Callbacks = state.Callbacks.RemoveAt(last), Running = callback }, callback);
    }
}
