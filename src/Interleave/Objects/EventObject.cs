using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of an event.</summary>
/// <param name="IsSet">Whether waits are let through.</param>
/// <param name="ResetsItself">Whether the first one that is let through resets it.</param>
/// <param name="Disposed">Whether it has been disposed of.</param>
internal readonly record struct EventState(bool IsSet, bool ResetsItself, bool Disposed)
{
    public override string ToString() => IsSet ? "set" : "not set";
}

/// <summary>
/// <see cref="ManualResetEvent"/>, <see cref="AutoResetEvent"/>, <see cref="EventWaitHandle"/> and <see cref="ManualResetEventSlim"/>.
/// </summary>
/// <remarks>
/// A wait is one step, taken when it is let through. That a set hands itself to one that waits already adds nothing: nobody
/// can see when a thread begins to wait, so it may as well have begun later.
/// </remarks>
internal sealed class EventObject : SyncObject<EventState>
{
    /// <param name="argument">1 when set, plus 2 when it resets itself.</param>
    public override EventState Make(long argument) => new((argument & 1) != 0, (argument & 2) != 0, false);

    public override (Effect Effect, EventState Next, long Result) Step(EventState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.EventSet:
                return Changes(state with { IsSet = true }, 1);

            case Operation.EventReset:
                return Changes(state with { IsSet = false }, 1);

            case Operation.EventWait when state.IsSet:
                return Changes(state with { IsSet = !state.ResetsItself }, 1);

            case Operation.EventWait:
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.EventIsSet:
                return Reads(state, state.IsSet ? 1 : 0);

            case Operation.ObjectDispose:
                return Changes(state with { Disposed = true }, 1);

            case Operation.ObjectIsOpen:
                return Reads(state, state.Disposed ? 0 : 1);

            default:
                throw Unknown(operation);
        }
    }
}
