using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A critical section of asynchronous code that is entered when something holds of the data that it protects.</summary>
/// <remarks>
/// <c>using (await section.EnterWhenAsync(() => items > 0)) …</c>. What is to hold is asked inside the section, and asked again whenever
/// somebody has left it. Not thread-affine, not reentrant; those that wait for nobody to be inside are let in first come, first served.
/// For the rest see <see cref="ConditionalSection"/>.
/// </remarks>
public sealed class AsyncConditionalSection
{
    private readonly AsyncMesaMonitor _monitor = new();
    private readonly AsyncMesaMonitor.Condition _left;

    /// <summary>A section that nobody is in.</summary>
    public AsyncConditionalSection() => _left = _monitor.NewCondition();

    /// <summary>Waits until nobody is inside and the condition holds.</summary>
    /// <param name="condition">Asked inside the section; it changes nothing. What it throws comes back to the caller, who is not inside then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What leaves the section when it is disposed of.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled; the caller is not inside.</exception>
    public ValueTask<Hold> EnterWhenAsync(Func<bool> condition, CancellationToken cancellationToken = default) =>
        Patience.TryUntil(cancellationToken, out Patience patience) ? EnterAsync(condition, patience) : ValueTask.FromCanceled<Hold>(cancellationToken);

    /// <summary>Waits until nobody is inside and the condition holds, or the time is up.</summary>
    /// <param name="condition">Asked inside the section; it changes nothing. What it throws comes back to the caller, who is not inside then.</param>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What leaves the section; <see cref="Hold.IsTaken"/> says whether there is something to be left.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; the caller is not inside.</exception>
    public ValueTask<Hold> TryEnterWhenAsync(Func<bool> condition, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Patience.TryOf(timeout, cancellationToken, out Patience patience) ? EnterAsync(condition, patience) : ValueTask.FromCanceled<Hold>(cancellationToken);

    /// <summary>Leaves the section: those that wait ask again.</summary>
    /// <exception cref="SynchronizationLockException">This hold is not inside, or not any more; nothing has changed.</exception>
    public void Exit(Hold hold)
    {
        _left.Broadcast(hold.Inside);
        _monitor.Exit(hold.Inside);
    }

    private async ValueTask<Hold> EnterAsync(Func<bool> condition, Patience patience)
    {
        AsyncExclusiveLock.Hold inside = await _monitor.TryEnterAsync(patience.Left, patience.Token).ConfigureAwait(false);
        if (!inside.IsTaken)
            return default;
        bool holds = false, isOver = patience.IsNone;
        try
        {
            while (!(holds = condition()) && !isOver)
                isOver = !await _left.WaitAsync(inside, patience.Left, patience.Token).ConfigureAwait(false);
        }
        finally
        {
            // Nothing was changed, so there is nothing to ask again.
            if (!holds)
                _monitor.Exit(inside);
        }
        return holds ? new Hold(this, inside) : default;
    }

    /// <summary>That somebody is inside, once.</summary>
    public readonly struct Hold : IDisposable
    {
        private readonly AsyncConditionalSection? _of;

        internal Hold(AsyncConditionalSection of, AsyncExclusiveLock.Hold inside)
        {
            _of = of;
            Inside = inside;
        }

        /// <summary>Whether the section was entered, rather than waited for in vain.</summary>
        public bool IsTaken => _of is not null;

        internal AsyncExclusiveLock.Hold Inside { get; }

        /// <summary>Leaves the section.</summary>
        /// <exception cref="SynchronizationLockException">It was left already; nothing has changed.</exception>
        public void Dispose() => _of?.Exit(this);
    }
}
