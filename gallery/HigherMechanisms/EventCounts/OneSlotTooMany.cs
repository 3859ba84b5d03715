using Interleave.Gallery.BoundedBuffer;
using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.EventCounts;

/// <summary>The same, but who puts waits for one taken less: N + 1 items for N slots.</summary>
public sealed class OneSlotTooMany : BufferSolution
{
    readonly Sequencer Putting = new(), Taking = new();
    readonly EventCount In = new(), Out = new();
    readonly int[] Slots = new int[N];

    public override void Put(int item)
    {
        long mine = Putting.Ticket();
        In.Await(mine);
        Out.Await(mine - N);
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
