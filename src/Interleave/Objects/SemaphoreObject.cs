using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a semaphore.</summary>
internal readonly record struct SemaphoreState(int Count, int Maximum, bool Disposed)
{
    public override string ToString() => Disposed ? "disposed" : $"count {Count}";
}

/// <summary>
/// <see cref="SemaphoreSlim"/>: promises no order among those that wait, and one that comes later may be first.
/// </summary>
internal sealed class SemaphoreObject : SyncObject<SemaphoreState>
{
    /// <param name="argument">The initial count in the low, the maximum in the high 32 bits.</param>
    public override SemaphoreState Make(long argument) => new((int)argument, (int)(argument >> 32), false);

    public override (Effect Effect, SemaphoreState Next, long Result) Step(
        SemaphoreState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.SemaphoreWait:
                if (state.Disposed)
                    return Reads(state, -1);
                if (state.Count > 0)
                    return Changes(state with { Count = state.Count - 1 }, 1);
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.SemaphoreRelease:
                if (state.Disposed)
                    return Reads(state, -2);
                if (argument > state.Maximum - state.Count)
                    return Reads(state, -1);
                return Changes(state with { Count = state.Count + (int)argument }, state.Count);

            case Operation.SemaphoreCount:
                return Reads(state, state.Count);

            case Operation.SemaphoreDispose:
                return Changes(state with { Disposed = true }, 0);

            default:
                throw Unknown(operation);
        }
    }
}
