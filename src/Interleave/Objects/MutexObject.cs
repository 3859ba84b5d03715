using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a mutex.</summary>
/// <param name="Owner">The thread that owns it, or -1.</param>
/// <param name="Depth">How often.</param>
/// <param name="Abandoned">Whether its last owner has ended with it.</param>
/// <param name="Disposed">Whether it has been disposed of.</param>
internal readonly record struct MutexState(int Owner, int Depth, bool Abandoned, bool Disposed)
{
    public override string ToString() => Abandoned ? "abandoned" : Owner < 0 ? "free" : $"held by {Owner}";
}

/// <summary><see cref="Mutex"/>: reentrant; one whose owner ends goes to the next, who is told.</summary>
internal sealed class MutexObject : SyncObject<MutexState>
{
    /// <param name="argument">The number of the thread that owns it, plus 1.</param>
    public override MutexState Make(long argument) => new((int)argument - 1, argument == 0 ? 0 : 1, false, false);

    public override int Holder(int state) => StateOf(state).Owner;

    public bool IsAbandoned(int state) => StateOf(state).Abandoned;

    public override (Effect Effect, MutexState Next, long Result) Step(MutexState state, Operation operation, int thread, long argument)
    {
        bool mine = state.Owner == thread;
        switch (operation)
        {
            case Operation.MutexWait when mine:
                return Changes(state with { Depth = state.Depth + 1 }, 1);

            case Operation.MutexWait when state.Owner < 0:
                return Changes(state with { Owner = thread, Depth = 1, Abandoned = false }, state.Abandoned ? 2 : 1);

            case Operation.MutexWait:
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.MutexRelease when mine:
                return Changes(state.Depth == 1 ? state with { Owner = -1, Depth = 0 } : state with { Depth = state.Depth - 1 }, 1);

            case Operation.MutexRelease:
                return Reads(state, 0);

            case Operation.MutexAbandon when mine:
                return Changes(state with { Owner = -1, Depth = 0, Abandoned = true }, 1);

            case Operation.MutexAbandon:
                return Reads(state, 0);

            case Operation.ObjectDispose:
                return Changes(state with { Disposed = true }, 1);

            case Operation.ObjectIsOpen:
                return Reads(state, state.Disposed ? 0 : 1);

            default:
                throw Unknown(operation);
        }
    }
}
