using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a countdown.</summary>
internal readonly record struct CountdownState(int Initial, int Count, bool Disposed)
{
    public override string ToString() => $"count {Count}";
}

/// <summary><see cref="CountdownEvent"/>.</summary>
internal sealed class CountdownObject : SyncObject<CountdownState>
{
    /// <param name="argument">The count.</param>
    public override CountdownState Make(long argument) => new((int)argument, (int)argument, false);

    public override (Effect Effect, CountdownState Next, long Result) Step(
        CountdownState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.CountdownSignal:
                return argument > state.Count
                    ? Reads(state, -1)
                    : Changes(state with { Count = state.Count - (int)argument }, argument == state.Count ? 1 : 0);

            case Operation.CountdownAdd when state.Count == 0:
                return Reads(state, 0);

            case Operation.CountdownAdd:
                return argument > int.MaxValue - state.Count
                    ? Reads(state, -1)
                    : Changes(state with { Count = state.Count + (int)argument }, 1);

            case Operation.CountdownReset:
                int count = argument < 0 ? state.Initial : (int)argument;
                return Changes(state with { Initial = count, Count = count }, 1);

            case Operation.CountdownWait when state.Count == 0:
                return Reads(state, 1);

            case Operation.CountdownWait:
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.CountdownCount:
                return Reads(state, state.Count);

            case Operation.CountdownInitial:
                return Reads(state, state.Initial);

            case Operation.ObjectDispose:
                return Changes(state with { Disposed = true }, 1);

            case Operation.ObjectIsOpen:
                return Reads(state, state.Disposed ? 0 : 1);

            default:
                throw Unknown(operation);
        }
    }
}
