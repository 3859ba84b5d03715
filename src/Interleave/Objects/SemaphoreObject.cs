using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a semaphore.</summary>
/// <param name="Count">How many can be taken.</param>
/// <param name="Maximum">How many there may be.</param>
/// <param name="Disposed">Whether it has been disposed of.</param>
/// <param name="Closed">Whether its handle has been closed.</param>
/// <param name="Queue">Who waits without blocking, by number, the first one first; null when nobody does.</param>
internal readonly record struct SemaphoreState(int Count, int Maximum, bool Disposed, bool Closed = false, Sequence<long>? Queue = null)
{
    public override string ToString() => Disposed ? "disposed" : $"count {Count}";
}

/// <summary>
/// <see cref="SemaphoreSlim"/> and <see cref="Semaphore"/>: promise no order among those that wait, and one that comes later may be first.
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
                if (state.Queue is { } queue)
                    return argument > 1 ? Reads(state, -3) : Changes(state with { Queue = Without(queue, 0) }, -4 - queue[0]);
                return Changes(state with { Count = state.Count + (int)argument }, state.Count);

            case Operation.SemaphoreQueue:
                if (state.Disposed)
                    return Reads(state, -1);
                return state.Count > 0
                    ? Changes(state with { Count = state.Count - 1 }, 1)
                    : Changes(state with { Queue = (state.Queue ?? Sequence<long>.Empty).Add(argument) }, 0);

            case Operation.SemaphoreUnqueue:
                for (int i = 0; i < state.Queue?.Count; i++)
                    if (state.Queue[i] == argument)
                        return Changes(state with { Queue = Without(state.Queue, i) }, 1);
                return Reads(state, 0);

            case Operation.SemaphoreCount:
                return Reads(state, state.Count);

            case Operation.SemaphoreLook:
                if (state.Count > 0)
                    return Reads(state, 1);
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            // A system's semaphore: who waits already goes on waiting.
            case Operation.ObjectIsOpen:
                return Reads(state, state.Closed ? 0 : 1);

            case Operation.ObjectDispose:
                return Changes(state with { Closed = true }, 1);

            case Operation.SemaphoreDispose:
                return Changes(state with { Disposed = true }, 0);

            default:
                throw Unknown(operation);
        }
    }

    /// <remarks>Who waits without blocking has left there what is done when it gets its turn.</remarks>
    public override bool HandsOverAt(Operation operation, long result) => operation == Operation.SemaphoreRelease && result <= -4;

    private static Sequence<long>? Without(Sequence<long> queue, int index) => queue.Count == 1 ? null : queue.RemoveAt(index);
}
