using System.Threading.Channels;
using Interleave.Surface;
using Interleave.Surface.Channels;

namespace Interleave.Objects;

/// <summary>The state of a channel. Items and those that wait are numbers; a writer waits under the number of its item.</summary>
/// <param name="Capacity">How many items there may be; -1 for any number, <see cref="ChannelOutcome.Prioritized"/> for any number that are not read in order.</param>
/// <param name="Mode">What a write to a full channel does.</param>
/// <param name="Items">What has been written, the first one first; of a prioritized channel all since it was empty last, and 0 for each that was taken since.</param>
/// <param name="Readers">Who waits for an item, the first one first.</param>
/// <param name="Writers">Who waits for room for its item, the first one first.</param>
/// <param name="Lookers">Who waits to be told that there is an item.</param>
/// <param name="Offerers">Who waits to be told that there is room.</param>
/// <param name="ClosedBy">Why nothing more is written; 0 while something may be.</param>
internal sealed record ChannelState(
    int Capacity, BoundedChannelFullMode Mode, Sequence<long> Items, Sequence<long> Readers, Sequence<long> Writers,
    Sequence<long> Lookers, Sequence<long> Offerers, long ClosedBy)
{
    public bool IsFull => Items.Count == Capacity;

    public bool IsPrioritized => Capacity == ChannelOutcome.Prioritized;

    /// <summary>How many items there are.</summary>
    public int Count => Items.Count - (IsPrioritized ? 2 * Items.CountOf(i => i == 0) : 0);

    /// <summary>Whether there is something to read: without room for items, what a writer waits with.</summary>
    public bool HasItem => Items.Count > 0 || (Capacity == 0 && Writers.Count > 0);

    /// <summary>Whether a write would be done at once.</summary>
    public bool TakesItem => !IsFull || Mode != BoundedChannelFullMode.Wait || Readers.Count > 0;

    public override string ToString()
    {
        string items = Count switch
        {
            0 => "empty",
            1 => IsFull ? "full with 1 item" : "1 item",
            var count => IsFull ? $"full with {count} items" : $"{count} items",
        };
        return ClosedBy == 0 ? items : $"{items}, complete";
    }
}

/// <summary>
/// A <see cref="Channel{T}"/>: an item goes to the reader that has waited longest, room to the writer that has. Results
/// are lists, see <see cref="ChannelOutcome"/>.
/// </summary>
/// <remarks>
/// Which item of a prioritized channel comes first only the program's comparer can tell. So its state is what has been written and how
/// often something was taken, from which whoever has the items works it out, as .NET would.
/// </remarks>
internal sealed class ChannelObject : SyncObject<ChannelState>
{
    public ChannelObject() => HandsOver = true;

    /// <param name="argument">The capacity in the low, the mode in the high 32 bits.</param>
    public override ChannelState Make(long argument)
    {
        Sequence<long> none = Sequence<long>.Empty;
        return new((int)argument, (BoundedChannelFullMode)(argument >> 32), none, none, none, none, none, 0);
    }

    public override (Effect Effect, ChannelState Next, long Result) Step(ChannelState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.ChannelTryWrite or Operation.ChannelWrite:
                return Write(state, argument, waits: operation == Operation.ChannelWrite);

            case Operation.ChannelTryRead or Operation.ChannelRead when state.IsPrioritized && state.HasItem:
                return TakeFirst(state);

            case Operation.ChannelTryRead or Operation.ChannelRead when state.HasItem:
                return Read(state);

            case Operation.ChannelWaitToRead when state.HasItem:
                return Reads(state, Result(ChannelOutcome.Done));

            case Operation.ChannelWaitToWrite when state.ClosedBy == 0 && state.TakesItem:
                return Reads(state, Result(ChannelOutcome.Done));

            case Operation.ChannelTryRead or Operation.ChannelRead or Operation.ChannelWaitToRead or Operation.ChannelWaitToWrite when state.ClosedBy != 0:
                return Reads(state, Result(ChannelOutcome.Closed, closedBy: state.ClosedBy));

            case Operation.ChannelTryRead:
                return Reads(state, Result(ChannelOutcome.Refused));

            case Operation.ChannelRead when state.Capacity == 0:
                return Changes(
                    state with { Readers = state.Readers.Add(argument), Offerers = Sequence<long>.Empty }, Result(ChannelOutcome.Waits, 0, 0, state.Offerers.ToArray()));

            case Operation.ChannelRead:
                return Changes(state with { Readers = state.Readers.Add(argument) }, Result(ChannelOutcome.Waits));

            case Operation.ChannelWaitToRead:
                return Changes(state with { Lookers = state.Lookers.Add(argument) }, Result(ChannelOutcome.Waits));

            case Operation.ChannelWaitToWrite:
                return Changes(state with { Offerers = state.Offerers.Add(argument) }, Result(ChannelOutcome.Waits));

            case Operation.ChannelComplete:
                return Complete(state, argument);

            case Operation.ChannelCancel:
                return Cancel(state, argument);

            case Operation.ChannelPeek:
                return Reads(state, List(state.Items.Count > 0 ? state.IsPrioritized ? state.Items.ToArray() : [state.Items[0]] : state.HasItem ? [state.Writers[0]] : []));

            case Operation.ChannelCount:
                return Reads(state, state.Count);

            default:
                throw Unknown(operation);
        }
    }

    private (Effect, ChannelState, long) Write(ChannelState state, long item, bool waits)
    {
        if (state.ClosedBy != 0)
            return Reads(state, Result(ChannelOutcome.Closed, closedBy: state.ClosedBy));
        if (state.Readers.Count > 0)
            return Changes(state with { Readers = state.Readers.RemoveAt(0) }, Result(ChannelOutcome.Done, 0, 0, state.Readers[0]));
        if (!state.IsFull)
            return Changes(
                state with { Items = state.Items.Add(item), Lookers = Sequence<long>.Empty }, Result(ChannelOutcome.Done, 0, 0, state.Lookers.ToArray()));
        switch (state.Capacity == 0 && state.Mode != BoundedChannelFullMode.Wait ? BoundedChannelFullMode.DropWrite : state.Mode)
        {
            case BoundedChannelFullMode.DropWrite:
                return Reads(state, Result(ChannelOutcome.Done, item));

            case BoundedChannelFullMode.DropOldest:
                return Changes(state with { Items = state.Items.RemoveAt(0).Add(item) }, Result(ChannelOutcome.Done, state.Items[0]));

            case BoundedChannelFullMode.DropNewest:
                int last = state.Items.Count - 1;
                return Changes(state with { Items = state.Items.RemoveAt(last).Add(item) }, Result(ChannelOutcome.Done, state.Items[last]));

            default:
                if (!waits)
                    return Reads(state, Result(ChannelOutcome.Refused));
                ChannelState waiting = state with { Writers = state.Writers.Add(item) };
                return state.Capacity == 0
                    ? Changes(waiting with { Lookers = Sequence<long>.Empty }, Result(ChannelOutcome.Waits, 0, 0, state.Lookers.ToArray()))
                    : Changes(waiting, Result(ChannelOutcome.Waits));
        }
    }

    private (Effect, ChannelState, long) TakeFirst(ChannelState state)
    {
        Sequence<long> left = state.Count == 1 ? Sequence<long>.Empty : state.Items.Add(0);
        long closedBy = left.Count == 0 ? state.ClosedBy : 0;
        return Changes(state with { Items = left }, Result(ChannelOutcome.Done, ChannelOutcome.FirstOf, closedBy, state.Items.ToArray()));
    }

    private (Effect, ChannelState, long) Read(ChannelState state)
    {
        if (state.Items.Count == 0)
            return Changes(state with { Writers = state.Writers.RemoveAt(0) }, Result(ChannelOutcome.Done, state.Writers[0], 0, state.Writers[0]));
        long item = state.Items[0];
        ChannelState next = state with { Items = state.Items.RemoveAt(0) };
        if (state.ClosedBy != 0)
            return Changes(next, Result(ChannelOutcome.Done, item, next.Items.Count == 0 ? state.ClosedBy : 0));
        if (state.Writers.Count > 0)
        {
            long writer = state.Writers[0];
            return Changes(
                next with { Items = next.Items.Add(writer), Writers = state.Writers.RemoveAt(0) }, Result(ChannelOutcome.Done, item, 0, writer));
        }
        return Changes(next with { Offerers = Sequence<long>.Empty }, Result(ChannelOutcome.Done, item, 0, state.Offerers.ToArray()));
    }

    private (Effect, ChannelState, long) Complete(ChannelState state, long reason)
    {
        if (state.ClosedBy != 0)
            return Reads(state, Result(ChannelOutcome.Refused));
        Sequence<long> none = Sequence<long>.Empty;
        long[] waiting = [.. state.Readers.ToArray(), .. state.Writers.ToArray(), .. state.Lookers.ToArray(), .. state.Offerers.ToArray()];
        return Changes(
            state with { ClosedBy = reason, Readers = none, Writers = none, Lookers = none, Offerers = none },
            Result(ChannelOutcome.Done, 0, state.Items.Count == 0 ? reason : 0, waiting));
    }

    private static (Effect, ChannelState, long) Cancel(ChannelState state, long number)
    {
        ChannelState next = state with
        {
            Readers = Without(state.Readers, number),
            Writers = Without(state.Writers, number),
            Lookers = Without(state.Lookers, number),
            Offerers = Without(state.Offerers, number),
        };
        return next == state ? Reads(state, 0) : Changes(next, 1);
    }

    private static Sequence<long> Without(Sequence<long> waiting, long number) =>
        waiting.IndexOf(n => n == number) is >= 0 and var at ? waiting.RemoveAt(at) : waiting;

    /// <summary>See <see cref="ChannelOutcome"/>.</summary>
    private long Result(long kind, long item = 0, long closedBy = 0, params long[] woken) => List([kind, item, closedBy, .. woken]);
}
