using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Memory;

/// <summary>
/// .NET as the runtime documents it (dotnet/runtime, docs/design/specs/Memory-model.md): all threads see the writes of
/// others in one order, and of program order only these pairs are kept: an acquire and what follows; a release and what
/// precedes; what a full fence, or a one-sided one in its direction, stands between; a read that returned a reference and
/// what is accessed through it; a write to an object and a later write of a reference that publishes the object.
/// </summary>
/// <remarks>
/// The order between threads is that of reads-from, coherence order and from-read between different threads and of the
/// objects' chains, as in ARM's model, so that a thread's own plain accesses to one location are ordered by coherence only.
/// That makes the model not monotone: a thread's two writes may be in the order one way round, and in coherence order
/// the other way.
/// </remarks>
internal sealed class DotNet : OrderSearch, IMemoryModel
{
    public string Name => "dotnet";

    public bool IsMonotone => false;

    public bool IsWeak => true;

    public bool OrdersByReferences => true;

    protected override void AddFollowing(int e)
    {
        ref Event it = ref Graph[e];
        if (it.IsFullFence || Ordering.Acquires(it))
            AddAll(it.PoNext);
        else
            AddKept(e);
        switch (it.Kind)
        {
            case EventKind.Write or EventKind.Update:
                AddOthersWrites(it.Thread, it.Next);
                AddReaders(e);
                break;

            case EventKind.Read:
                AddOthersWrites(it.Thread, Graph.After(it.Cell, it.ReadsFrom));
                break;

            case EventKind.Operation:
                AddChain(e);
                break;
        }
    }

    /// <summary>Adds what an event that acquires nothing is kept in order with.</summary>
    private void AddKept(int e)
    {
        // A release is behind all that precedes it, so the next one brings those after it.
        bool mayOrderMore = Graph.HasBarriers || (Graph[e].Kind == EventKind.Read ? (Graph[e].Flags & EventFlags.Reference) != 0 : Graph.HasPublished);
        if (!mayOrderMore)
        {
            AddNextRelease(e);
            return;
        }
        bool reads = Graph[e].Kind == EventKind.Read, behindWriteBarrier = false;
        for (int later = Graph[e].PoNext; later != Graph.None && !AllAdded(later); later = Graph[later].PoNext)
        {
            ref Event it = ref Graph[later];
            if (it.IsFullFence || it.IsAtomic || (reads && it.Kind == EventKind.Fence && it.Code == (byte)Fence.Read))
            {
                AddAll(later);
                return;
            }
            if (it.Kind == EventKind.Fence)
                behindWriteBarrier |= it.Code == (byte)Fence.Write;
            else if (Ordering.Releases(it) || (behindWriteBarrier && it.Kind == EventKind.Write) || it.Address == e || Graph.PublishedBy(later).Contains(e))
                Add(later);
        }
    }

    private void AddNextRelease(int e)
    {
        for (int later = Graph[e].PoNext; later != Graph.None && !AllAdded(later) && PassFirst(later); later = Graph[later].PoNext)
        {
            if (!Ordering.Releases(Graph[later]) && !Graph[later].IsFullFence)
                continue;
            if (Graph[later].IsAtomic || Graph[later].IsFullFence)
                AddAll(later);
            else
                Add(later);
            return;
        }
    }

    /// <summary>Adds the writes of other threads from <paramref name="write"/> on in its cell's order.</summary>
    private void AddOthersWrites(int thread, int write)
    {
        int first = -1;
        for (; write != Graph.None; write = Graph[write].Next)
        {
            int other = Graph[write].Thread;
            if (other == thread)
                continue;
            Add(write);
            // What follows the writes of two threads follows one of them: it is not of both.
            if (first >= 0 && other != first)
                return;
            first = other;
        }
    }
}
