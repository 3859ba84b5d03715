using Interleave.Gallery.DiningPhilosophers;
using Interleave.Sync;

namespace Interleave.Gallery.HigherMechanisms.Tuples;

/// <summary>Forks are tuples, which a hungry philosopher takes out of the space, the left one and then the right one.</summary>
public class ForksOfTuples : DiningSolution
{
    /// <summary>Forks, and whatever else lies on the table.</summary>
    protected TupleSpace Table { get; } = new();

    protected override void Lay()
    {
        for (int i = 0; i < Seats; i++)
            Table.Out(("fork", i));
    }

    protected override void TakeForks(int i)
    {
        Table.In(Template.Of<string, int>("fork", LeftFork(i)));
        Table.In(Template.Of<string, int>("fork", RightFork(i)));
    }

    protected override void PutForks(int i)
    {
        Table.Out(("fork", LeftFork(i)));
        Table.Out(("fork", RightFork(i)));
    }
}
