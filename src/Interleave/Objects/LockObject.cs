using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a lock: the thread that holds it, or -1, and how often.</summary>
internal readonly record struct LockState(int Owner, int Depth)
{
    public override string ToString() => Owner < 0 ? "free" : $"held by {Owner}";
}

/// <summary><see cref="System.Threading.Lock"/>: reentrant.</summary>
internal sealed class LockObject : SyncObject<LockState>
{
    public override LockState Make(long argument) => new(-1, 0);

    public override int Holder(int state) => StateOf(state).Owner;

    public override (Effect Effect, LockState Next, long Result) Step(LockState state, Operation operation, int thread, long argument)
    {
        bool mine = state.Owner == thread;
        switch (operation)
        {
            case Operation.LockEnter or Operation.LockTryEnter:
                if (mine)
                    return Changes(state with { Depth = state.Depth + 1 }, 1);
                if (state.Owner < 0)
                    return Changes(new LockState(thread, 1), 1);
                return operation == Operation.LockEnter || argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.LockExit:
                if (!mine)
                    return Reads(state, 0);
                return Changes(state.Depth == 1 ? new LockState(-1, 0) : state with { Depth = state.Depth - 1 }, 1);

            case Operation.LockIsHeld:
                return Reads(state, mine ? 1 : 0);

            default:
                throw Unknown(operation);
        }
    }
}
