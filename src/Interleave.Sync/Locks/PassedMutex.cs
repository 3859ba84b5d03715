using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock that is handed to whoever has waited longest: what <see cref="FairMutex"/> and <see cref="HoareMonitor"/> have in common.</summary>
public abstract class PassedMutex : ExclusiveLock
{
    private protected readonly PassedLock Lock = new();

    private protected PassedMutex()
    {
    }

    /// <inheritdoc/>
    public sealed override bool IsHeldByCurrentThread => Lock.IsHeldBy(Environment.CurrentManagedThreadId);

    /// <inheritdoc/>
    public sealed override void Enter(CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        int me = Environment.CurrentManagedThreadId;
        if (!Lock.TryEnter(me))
            _ = Lock.EnterSlowly(me, patience) || patience.GaveUp();
    }

    /// <inheritdoc/>
    public sealed override bool TryEnter() => Lock.TryEnter(Environment.CurrentManagedThreadId);

    /// <inheritdoc/>
    public sealed override bool TryEnter(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        int me = Environment.CurrentManagedThreadId;
        return Lock.TryEnter(me) || (!patience.IsNone && (Lock.EnterSlowly(me, patience) || patience.GaveUp()));
    }

    /// <inheritdoc/>
    public sealed override void Exit() => Lock.Exit(Environment.CurrentManagedThreadId);
}
