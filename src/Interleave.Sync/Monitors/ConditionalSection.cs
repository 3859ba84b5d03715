using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A critical section that is entered when something holds of the data that it protects: <c>region v when B do S</c>.</summary>
/// <remarks>
/// What is to hold is asked inside the section, and asked again whenever somebody has left it, so that nobody has to signal. That
/// costs a wake-up of all that wait; where it matters, name the conditions and use a <see cref="MesaMonitor"/>. Thread-affine, not
/// reentrant; not fair. To enter acquires and to exit releases. Nothing to dispose. (Hoare, "Towards a Theory of Parallel
/// Programming", 1972; Brinch Hansen, "Structured Multiprogramming", CACM 15(7), 1972.)
/// </remarks>
public sealed class ConditionalSection
{
    private readonly MesaMonitor _monitor = new();
    private readonly MesaMonitor.Condition _left;

    /// <summary>A section that nobody is in.</summary>
    public ConditionalSection() => _left = _monitor.NewCondition();

    /// <summary>Whether the calling thread is inside.</summary>
    public bool IsHeldByCurrentThread => _monitor.IsHeldByCurrentThread;

    /// <summary>Waits until nobody is inside and the condition holds.</summary>
    /// <param name="condition">Asked inside the section; it changes nothing. What it throws comes back to the caller, who is not inside then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LockRecursionException">The caller is inside already.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the caller is not inside.</exception>
    public void EnterWhen(Func<bool> condition, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Until(cancellationToken);
        _ = EnterWhen(condition, patience) || patience.GaveUp();
    }

    /// <summary>Waits until nobody is inside and the condition holds, or the time is up.</summary>
    /// <param name="condition">Asked inside the section; it changes nothing. What it throws comes back to the caller, who is not inside then.</param>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the caller is inside.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="LockRecursionException">The caller is inside already.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the caller is not inside.</exception>
    public bool TryEnterWhen(Func<bool> condition, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        EnterWhen(condition, Patience.Of(timeout, cancellationToken));

    /// <summary>Leaves the section: those that wait ask again.</summary>
    /// <exception cref="SynchronizationLockException">The caller is not inside; nothing has changed.</exception>
    public void Exit()
    {
        _left.Broadcast();
        _monitor.Exit();
    }

    private bool EnterWhen(Func<bool> condition, in Patience patience)
    {
        if (!_monitor.TryEnter(patience.Left, patience.Token))
            return false;
        bool holds = false, isOver = patience.IsNone;
        try
        {
            while (!(holds = condition()) && !isOver)
                isOver = !_left.Wait(patience.Left, patience.Token);
        }
        finally
        {
            // Nothing was changed, so there is nothing to ask again.
            if (!holds)
                _monitor.Exit();
        }
        return holds;
    }
}
