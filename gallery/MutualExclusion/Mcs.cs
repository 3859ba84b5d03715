namespace Interleave.Gallery.MutualExclusion;

/// <summary>The spin lock of Mellor-Crummey and Scott: a queue in which each thread waits on a flag of its own.</summary>
public sealed class Mcs : MutexAlgorithm
{
    sealed class Node
    {
        public volatile bool Waits;
        public volatile Node? Behind;
    }

    readonly Node[] Nodes = [new(), new()];
    Node? Last;

    public override void Enter(int me)
    {
        Node mine = Nodes[me];
        mine.Behind = null;
        mine.Waits = true;
        Node? before = Interlocked.Exchange(ref Last, mine);
        Section.Doorway();
        if (before is null)
            return;
        before.Behind = mine;
        while (mine.Waits)
            ;
    }

    public override void Exit(int me)
    {
        Node mine = Nodes[me];
        if (mine.Behind is null)
        {
            if (Interlocked.CompareExchange(ref Last, null, mine) == mine)
                return;
            // Somebody has queued, but not yet told us who.
            while (mine.Behind is null)
                ;
        }
        mine.Behind.Waits = false;
    }
}
