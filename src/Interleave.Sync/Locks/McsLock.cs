namespace Interleave.Sync;

/// <summary>The queue lock of Mellor-Crummey and Scott: each thread waits on a flag of its own.</summary>
/// <remarks>
/// Fair: first come, first served, in the order in which threads swap themselves in at the end of the queue. A thread in the
/// queue cannot leave, so waits with a timeout or a token that can be cancelled are not in it: they try again and again.
/// Thread-affine, not reentrant. Nodes are kept by the thread for the next time: no allocation once it has entered as many
/// locks at a time as it ever will. Entering is a full fence; a lock is handed on by a releasing write, or given up by a
/// full fence. (Mellor-Crummey and Scott, "Algorithms for Scalable Synchronization on Shared-Memory Multiprocessors",
/// ACM TOCS 9(1), 1991, section 2.4, algorithm 5.)
/// </remarks>
public sealed class McsLock : SpinningLock
{
    [ThreadStatic]
    private static Node? t_free;

    private Node? _last;

    // Written by the holder only: who finds a node of its own there holds the lock.
    private Node? _holding;

    /// <inheritdoc/>
    public override bool IsHeldByCurrentThread => Volatile.Read(ref _holding)?.Thread == Environment.CurrentManagedThreadId;

    /// <inheritdoc/>
    public override void Enter(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            KeepTrying(cancellationToken);
            return;
        }
        if (IsHeldByCurrentThread)
            Misuse.Recursion();
        Node mine = Take();
        mine.Waits = true;
        Node? before = Interlocked.Exchange(ref _last, mine);
        if (before is not null)
        {
            before.Behind = mine;
            var spin = new SpinWait();
            while (mine.Waits)
                spin.SpinOnce();
        }
        Volatile.Write(ref _holding, mine);
    }

    /// <inheritdoc/>
    public override bool TryEnter()
    {
        if (IsHeldByCurrentThread)
            Misuse.Recursion();
        if (Volatile.Read(ref _last) is not null)
            return false;
        Node mine = Take();
        if (Interlocked.CompareExchange(ref _last, mine, null) is not null)
        {
            GiveBack(mine);
            return false;
        }
        Volatile.Write(ref _holding, mine);
        return true;
    }

    /// <inheritdoc/>
    public override void Exit()
    {
        Node? mine = Volatile.Read(ref _holding);
        if (mine?.Thread != Environment.CurrentManagedThreadId)
            Misuse.NotHeld();
        Volatile.Write(ref _holding, null);
        if (mine!.Behind is null)
        {
            if (Interlocked.CompareExchange(ref _last, null, mine) == mine)
            {
                GiveBack(mine);
                return;
            }
            // Somebody has queued, but not yet told us who.
            var spin = new SpinWait();
            while (mine.Behind is null)
                spin.SpinOnce();
        }
        mine.Behind.Waits = false;
        GiveBack(mine);
    }

    private static Node Take()
    {
        Node node = t_free ?? new Node(Environment.CurrentManagedThreadId);
        t_free = node.NextFree;
        node.NextFree = null;
        return node;
    }

    private static void GiveBack(Node node)
    {
        node.Behind = null;
        node.NextFree = t_free;
        t_free = node;
    }

    private sealed class Node(int thread)
    {
        public readonly int Thread = thread;
        public volatile bool Waits;
        public volatile Node? Behind;
        public Node? NextFree;
    }
}
