using Interleave.Surface;
using Interleave.Surface.Collections;

namespace Interleave.Objects;

/// <summary>The state of a concurrent collection.</summary>
/// <param name="Order">Which item is the next one.</param>
/// <param name="Items">The numbers of the items, the first one added first.</param>
/// <param name="Capacity">How many there may be; 0 for any number.</param>
/// <param name="IsClosed">Whether nothing more is added.</param>
internal sealed record CollectionState(CollectionOrder Order, Sequence<long> Items, int Capacity, bool IsClosed)
{
    public bool IsFull => Capacity > 0 && Items.Count >= Capacity;

    public override string ToString() => (Items.Count == 1 ? "1 item" : $"{Items.Count} items") + (IsClosed ? ", complete" : "");
}

/// <summary>
/// The concurrent collections, and <see cref="System.Collections.Concurrent.BlockingCollection{T}"/> over one of them. What is
/// in them are numbers, of which the high 32 bits are the thread that has added the item.
/// </summary>
/// <remarks>
/// A bag promises no order. .NET's gives a thread what it has added last, and else what another one has added first; so
/// does this.
/// </remarks>
internal sealed class CollectionObject : SyncObject<CollectionState>
{
    public CollectionObject() => HandsOver = true;

    /// <param name="argument">The order.</param>
    public override CollectionState Make(long argument) => new((CollectionOrder)argument, Sequence<long>.Empty, 0, false);

    public override (Effect Effect, CollectionState Next, long Result) Step(CollectionState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.CollectionBound:
                return Changes(state with { Capacity = (int)argument }, 1);

            case Operation.CollectionAdd or Operation.CollectionTryAdd when state.IsClosed:
                return Reads(state, 0);

            case Operation.CollectionAdd or Operation.CollectionTryAdd when !state.IsFull:
                return Changes(state with { Items = state.Items.Add(argument) }, 1);

            case Operation.CollectionTryAdd:
                return Reads(state, 2);

            case Operation.CollectionTake or Operation.CollectionTryTake when state.Items.Count > 0:
                int next = Next(state, thread);
                return Changes(state with { Items = state.Items.RemoveAt(next) }, List(state.Items[next]));

            case Operation.CollectionTake when state.IsClosed:
            case Operation.CollectionTryTake:
                return Reads(state, List());

            case Operation.CollectionAdd or Operation.CollectionTake:
                return Blocked(state);

            case Operation.CollectionPeek:
                return Reads(state, state.Items.Count > 0 ? List(state.Items[Next(state, thread)]) : List());

            case Operation.CollectionItems:
                long[] items = state.Items.ToArray();
                if (state.Order != CollectionOrder.FirstInFirstOut)
                    Array.Reverse(items);
                return Reads(state, List(items));

            case Operation.CollectionCount:
                return Reads(state, state.Items.Count);

            case Operation.CollectionClear:
                return Changes(state with { Items = Sequence<long>.Empty }, 1);

            case Operation.CollectionClose:
                return Changes(state with { IsClosed = true }, 1);

            case Operation.CollectionStatus:
                return Reads(state, !state.IsClosed ? 0 : state.Items.Count > 0 ? 1 : 2);

            default:
                throw Unknown(operation);
        }
    }

    /// <summary>The place of the item that a thread takes next.</summary>
    private static int Next(CollectionState state, int thread)
    {
        if (state.Order == CollectionOrder.FirstInFirstOut)
            return 0;
        int last = state.Items.Count - 1;
        if (state.Order == CollectionOrder.LastInFirstOut)
            return last;
        while (last > 0 && state.Items[last] >> 32 != thread)
            last--;
        return last;
    }
}
