using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock whose waiting threads keep looking: what spin locks have in common.</summary>
/// <remarks>
/// Waiting costs processor time and no allocation (a wait with a timeout allocates a delegate); after some rounds the
/// thread yields. Good for sections of a few instructions on machines with processors to spare.
/// </remarks>
public abstract class SpinningLock : ExclusiveLock
{
    private protected SpinningLock()
    {
    }

    /// <inheritdoc/>
    public sealed override bool TryEnter(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        int milliseconds = Patience.Milliseconds(timeout);
        cancellationToken.ThrowIfCancellationRequested();
        if (milliseconds == Timeout.Infinite)
        {
            Enter(cancellationToken);
            return true;
        }
        return TryEnter() || (milliseconds > 0 && KeepTrying(milliseconds, cancellationToken));
    }

    /// <summary>Tries until the lock is the caller's or the token is cancelled.</summary>
    private protected void KeepTrying(CancellationToken cancellationToken)
    {
        var spin = new SpinWait();
        while (!TryEnter())
        {
            cancellationToken.ThrowIfCancellationRequested();
            spin.SpinOnce();
        }
    }

    private bool KeepTrying(int milliseconds, CancellationToken cancellationToken) => SpinWait.SpinUntil(
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return TryEnter();
        },
        milliseconds);
}
