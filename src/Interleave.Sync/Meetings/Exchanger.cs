using System.Diagnostics.CodeAnalysis;
using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>Where two threads meet and each takes what the other has brought.</summary>
/// <typeparam name="T">What they bring.</typeparam>
/// <remarks>
/// Whoever comes second meets the one that waits, so there is at most one and no order to be fair about. Not
/// thread-affine. What either did before it came is seen by the other afterwards. The second to come allocates nothing. Nothing
/// to dispose. (Scherer, Lea and Scott, "A Scalable Elimination-based Exchange Channel", SCOOL 2005, with one slot.)
/// </remarks>
public sealed class Exchanger<T>
{
    private readonly Lock _guard = new();
    private Offer? _offer;

    /// <summary>Waits for another thread and swaps with it.</summary>
    /// <param name="value">What the other gets.</param>
    /// <returns>What the other has brought.</returns>
    public T Exchange(T value)
    {
        Meet(value, Patience.Endless, out T? other);
        return other!;
    }

    /// <summary>Waits for another thread and swaps with it, unless the token is cancelled.</summary>
    /// <param name="value">What the other gets.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the other thread is too late.</param>
    /// <returns>What the other has brought.</returns>
    /// <exception cref="OperationCanceledException">The token is cancelled; nobody has got the value.</exception>
    public T Exchange(T value, CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        _ = Meet(value, patience, out T? other) || patience.GaveUp();
        return other!;
    }

    /// <summary>Waits for another thread and swaps with it, until the time is up.</summary>
    /// <param name="value">What the other gets.</param>
    /// <param name="other">What the other has brought.</param>
    /// <param name="timeout">The longest wait: none if zero, -1 ms for ever.</param>
    /// <param name="cancellationToken">Ends the wait. One that comes together with the other thread is too late.</param>
    /// <returns>False when nobody came; nobody has got the value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not -1 ms.</exception>
    /// <exception cref="OperationCanceledException">The token is cancelled; nobody has got the value.</exception>
    public bool TryExchange(T value, [MaybeNullWhen(false)] out T other, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return Meet(value, patience, out other) || (!patience.IsNone && patience.GaveUp());
    }

    private bool Meet(T value, in Patience patience, [MaybeNullWhen(false)] out T other)
    {
        Offer mine;
        lock (_guard)
        {
            if (_offer is { } theirs)
            {
                _offer = null;
                theirs.Answer = value;
                other = theirs.Value;
                theirs.Waiter.Wake();
                return true;
            }
            other = default;
            if (patience.IsNone)
                return false;
            _offer = mine = new Offer(value);
        }
        if (!mine.Waiter.Park(patience))
        {
            lock (_guard)
            {
                if (_offer == mine)
                {
                    _offer = null;
                    return false;
                }
            }
        }
        other = mine.Answer!;
        return true;
    }

    private sealed class Offer(T value)
    {
        public readonly ThreadWaiter Waiter = new(Environment.CurrentManagedThreadId);
        public readonly T Value = value;
        public T? Answer;
    }
}
