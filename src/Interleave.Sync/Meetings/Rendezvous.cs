namespace Interleave.Sync;

/// <summary>Where two threads meet: neither goes on before the other has come.</summary>
/// <remarks>Fairness, thread affinity, memory ordering and cost are those of <see cref="Exchanger{T}"/>, with nothing to exchange.</remarks>
public sealed class Rendezvous
{
    private readonly Exchanger<bool> _exchanger = new();

    /// <summary>Waits for another thread to come.</summary>
    public void Meet() => _exchanger.Exchange(true);

    /// <summary>Waits for another thread to come, or the token.</summary>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the other thread is too late.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled; nobody was met.</exception>
    public void Meet(CancellationToken cancellationToken) => _exchanger.Exchange(true, cancellationToken);

    /// <summary>Waits for another thread to come, until the time is up.</summary>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the other thread is too late.</param>
    /// <returns>Whether one has come.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nobody was met.</exception>
    public bool Meet(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _exchanger.TryExchange(true, out _, timeout, cancellationToken);
}
