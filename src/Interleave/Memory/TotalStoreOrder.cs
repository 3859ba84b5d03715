using Interleave.Graphs;

namespace Interleave.Memory;

/// <summary>
/// x86 (Sewell, Sarkar, Owens, Zappa Nardelli, Myreen: "x86-TSO", CACM 2010; in axioms: Alglave, Maranget, Tautschnig:
/// "Herding cats", TOPLAS 2014): the order is program order without its pairs of a write and a later read, reads-from
/// between threads, coherence order, from-read and the objects' chains.
/// </summary>
/// <remarks>
/// A write and a later read are kept in order by a full fence, an atomic operation or an operation that changes an object,
/// at either end or between: these are locked instructions. An attempt that fails may have been a plain look.
/// </remarks>
internal sealed class TotalStoreOrder : OrderSearch, IMemoryModel
{
    public string Name => "tso";

    public bool IsWeak => true;

    protected override void AddFollowing(int e)
    {
        ref Event it = ref Graph[e];
        if (it.Kind == EventKind.Write)
            AddWritesAfter(it.PoNext);
        else
            AddAll(it.PoNext);
        switch (it.Kind)
        {
            case EventKind.Write or EventKind.Update:
                Add(it.Next);
                AddReaders(e);
                break;

            case EventKind.Read:
                Add(Graph.After(it.Cell, it.ReadsFrom));
                break;

            case EventKind.Operation:
                AddChain(e);
                break;
        }
    }

    /// <summary>What comes after a write that is still in the store buffer: the next write, or whatever empties the buffer and all behind it.</summary>
    private void AddWritesAfter(int e)
    {
        for (; e != Graph.None && !AllAdded(e); e = Graph[e].PoNext)
        {
            ref Event it = ref Graph[e];
            if (EmptiesBuffer(it))
            {
                AddAll(e);
                return;
            }
            if (it.Kind == EventKind.Write)
            {
                Add(e);
                return;
            }
        }
    }

    /// <summary>Whether an event waits until all writes before it are in memory.</summary>
    public static bool EmptiesBuffer(in Event it) => it.IsAtomic || it.IsFullFence || (it.Kind == EventKind.Operation && it.Writes);
}
