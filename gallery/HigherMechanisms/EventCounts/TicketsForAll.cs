using Interleave.Gallery.BoundedBuffer;
using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.EventCounts;

/// <summary>Reed and Kanodia's buffer: a ticket says which slot is mine, and two counts say when it is its turn.</summary>
public sealed class TicketsForAll : BufferSolution
{
    readonly Sequencer Putting = new(), Taking = new();
    readonly EventCount In = new(), Out = new();
    readonly int[] Slots = new int[N];

    public override void Put(int item)
    {
        long mine = Putting.Ticket();
        In.Await(mine);
        Out.Await(mine - N + 1);
        Slots[mine % N] = item;
        In.Advance();
    }

    public override int Take()
    {
        long mine = Taking.Ticket();
        Out.Await(mine);
        In.Await(mine + 1);
        int item = Slots[mine % N];
        Out.Advance();
        return item;
    }
}
