using Interleave.Gallery.BoundedBuffer;
using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.EventCounts;

/// <summary>Who takes reads the count instead of a ticket: right as long as one takes alone.</summary>
public sealed class NoTicketToTake : BufferSolution
{
    readonly Sequencer Putting = new();
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
        long next = Out.Read();
        In.Await(next + 1);
        int item = Slots[next % N];
        Out.Advance();
        return item;
    }
}
