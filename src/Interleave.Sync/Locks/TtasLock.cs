namespace Interleave.Sync;

/// <summary>The test-and-test-and-set spin lock: waits by reading and writes only when the lock looks free.</summary>
/// <remarks>
/// Not fair: a thread can be overtaken without end. Thread-affine, not reentrant. Entering is a full fence, leaving a
/// releasing write. (Rudolph and Segall, "Dynamic Decentralized Cache Schemes for MIMD Parallel Processors", ISCA 1984,
/// section 5; Anderson 1990, section 2.)
/// </remarks>
public sealed class TtasLock : HolderWordLock
{
    /// <inheritdoc/>
    public override void Enter(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int me = Environment.CurrentManagedThreadId;
        var spin = new SpinWait();
        while (!TestAndSet(me))
        {
            while (Volatile.Read(ref Holder) != Nobody)
            {
                cancellationToken.ThrowIfCancellationRequested();
                spin.SpinOnce();
            }
        }
    }
}
