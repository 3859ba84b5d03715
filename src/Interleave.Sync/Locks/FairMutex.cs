using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A mutex that is handed to whoever has waited longest.</summary>
/// <remarks>
/// Fair: first come, first served, and never taken by a thread that comes later; under contention each hand-over costs a
/// switch of threads. Who gives up waiting leaves the queue. Thread-affine, not reentrant. Uncontended, entering and leaving
/// are one atomic operation each and allocate nothing. Entering and leaving are full fences.
/// </remarks>
public sealed class FairMutex : ExclusiveLock
{
    private readonly PassedLock _lock = new();

    /// <inheritdoc/>
    public override bool IsHeldByCurrentThread => _lock.IsHeldBy(Environment.CurrentManagedThreadId);

    /// <inheritdoc/>
    public override void Enter(CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        int me = Environment.CurrentManagedThreadId;
        if (!_lock.TryEnter(me))
            _ = _lock.EnterSlowly(me, patience) || patience.GaveUp();
    }

    /// <inheritdoc/>
    public override bool TryEnter() => _lock.TryEnter(Environment.CurrentManagedThreadId);

    /// <inheritdoc/>
    public override bool TryEnter(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        int me = Environment.CurrentManagedThreadId;
        return _lock.TryEnter(me) || (!patience.IsNone && (_lock.EnterSlowly(me, patience) || patience.GaveUp()));
    }

    /// <inheritdoc/>
    public override void Exit() => _lock.Exit(Environment.CurrentManagedThreadId);
}
