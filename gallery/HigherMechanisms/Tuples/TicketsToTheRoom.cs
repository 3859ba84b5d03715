using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.Tuples;

/// <summary>One ticket less than seats: who has none waits outside, so somebody has both forks. (Carriero and Gelernter, CACM 32(4), 1989.)</summary>
public sealed class TicketsToTheRoom : ForksOfTuples
{
    protected override void Lay()
    {
        base.Lay();
        for (int i = 1; i < Seats; i++)
            Table.Out(ValueTuple.Create("ticket"));
    }

    protected override void TakeForks(int i)
    {
        Table.In(Template.Of<string>("ticket"));
        base.TakeForks(i);
    }

    protected override void PutForks(int i)
    {
        base.PutForks(i);
        Table.Out(ValueTuple.Create("ticket"));
    }
}
