namespace Interleave.Sync;

/// <summary>The test-and-set spin lock.</summary>
/// <remarks>
/// Not fair: whoever tries first after a release is next, so a thread can be overtaken without end. Thread-affine, not
/// reentrant. Every look at the lock is an atomic write to it, which makes waiting threads fight for its cache line: see
/// <see cref="TtasLock"/>. Entering is a full fence, leaving a releasing write.
/// (Anderson, "The Performance of Spin Lock Alternatives for Shared-Memory Multiprocessors", IEEE TPDS 1(1), 1990, section 2.)
/// </remarks>
public sealed class TasLock : HolderWordLock
{
    /// <inheritdoc/>
    public override void Enter(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int me = Environment.CurrentManagedThreadId;
        var spin = new SpinWait();
        while (!TestAndSet(me))
        {
            cancellationToken.ThrowIfCancellationRequested();
            spin.SpinOnce();
        }
    }
}
