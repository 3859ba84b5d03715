namespace Interleave.Sync;

/// <summary>A semaphore of zero or one: to release it when it is one changes nothing.</summary>
/// <remarks>
/// Fair, not thread-affine; memory ordering and cost as <see cref="FifoSemaphore"/>, of which it is the case of one. (Dijkstra,
/// EWD 123, 1965, section 4.2; that a V above one is lost is the textbooks' definition.)
/// </remarks>
/// <param name="isFree">Whether it is one at first.</param>
public sealed class BinarySemaphore(bool isFree)
{
    private readonly FifoSemaphore _semaphore = new(isFree ? 1 : 0, 1);

    /// <summary>Whether it is one now; stale when it is used.</summary>
    public bool IsFree => _semaphore.CurrentCount == 1;

    /// <summary>Waits until it is one and makes it zero.</summary>
    public void Wait() => _semaphore.Wait();

    /// <summary>Waits until it is one and makes it zero, or the token is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the release is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public void Wait(CancellationToken cancellationToken) => _semaphore.Wait(cancellationToken);

    /// <summary>Makes it zero if it is one.</summary>
    /// <returns>Whether it was.</returns>
    public bool TryWait() => _semaphore.TryWait();

    /// <summary>Waits until it is one and makes it zero, or the time is up.</summary>
    /// <param name="timeout">The longest wait; -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the release is too late.</param>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nothing was taken.</exception>
    public bool TryWait(TimeSpan timeout, CancellationToken cancellationToken = default) => _semaphore.TryWait(timeout, cancellationToken);

    /// <summary>Makes it one, or lets one through that waits.</summary>
    /// <returns>False when it was one already.</returns>
    public bool Release() => _semaphore.TryRelease();
}
