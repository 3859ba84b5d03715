using System.Runtime.CompilerServices;
using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A mutex of three states: free, held, held and somebody may wait.</summary>
/// <remarks>
/// Not fair: a thread that comes when the lock is given up takes it before those that were woken, which makes it fast;
/// those that wait are woken first come first. Thread-affine, not reentrant. Uncontended, entering is one atomic
/// operation and leaving another, nothing is allocated and nobody is woken; a thread that has to wait looks a few
/// times more, then sleeps. Entering and leaving are full fences. (Drepper, "Futexes Are Tricky", 2011, section 5,
/// the second mutex; the holder's id stands for "held" as in the kernel's PI futexes.)
/// </remarks>
public sealed class FutexMutex : ExclusiveLock
{
    private const int Free = 0;
    private const int SomebodyWaits = int.MinValue;

    private readonly WordQueue _waiting = new();
    private readonly int _rounds;

    // Free, the holder's id, or that and SomebodyWaits.
    private int _state;

    /// <summary>A free mutex.</summary>
    public FutexMutex()
        : this(Spinning.Rounds)
    {
    }

    /// <summary>A free mutex.</summary>
    /// <param name="rounds">How often a thread that has to wait looks again before it sleeps.</param>
    public FutexMutex(int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        _rounds = rounds;
    }

    /// <inheritdoc/>
    public override bool IsHeldByCurrentThread =>
        (Volatile.Read(ref _state) & ~SomebodyWaits) == Environment.CurrentManagedThreadId;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override void Enter()
    {
        if (Interlocked.CompareExchange(ref _state, Environment.CurrentManagedThreadId, Free) != Free)
            EnterSlowly(Patience.Endless);
    }

    /// <inheritdoc/>
    public override void Enter(CancellationToken cancellationToken)
    {
        var patience = Patience.Until(cancellationToken);
        if (!TryEnter())
            _ = EnterSlowly(patience) || patience.GaveUp();
    }

    /// <inheritdoc/>
    public override bool TryEnter()
    {
        int me = Environment.CurrentManagedThreadId;
        int before = Interlocked.CompareExchange(ref _state, me, Free);
        if ((before & ~SomebodyWaits) == me)
            Misuse.Recursion();
        return before == Free;
    }

    /// <inheritdoc/>
    public override bool TryEnter(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var patience = Patience.Of(timeout, cancellationToken);
        return TryEnter() || (!patience.IsNone && (EnterSlowly(patience) || patience.GaveUp()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override void Exit()
    {
        int me = Environment.CurrentManagedThreadId;
        if (Interlocked.CompareExchange(ref _state, Free, me) != me)
            ExitSlowly(me);
    }

    private bool EnterSlowly(in Patience patience)
    {
        int me = Environment.CurrentManagedThreadId;
        if ((Volatile.Read(ref _state) & ~SomebodyWaits) == me)
            Misuse.Recursion();
        for (int round = 0; round < _rounds; round++)
        {
            Spinning.Pause(round);
            if (Volatile.Read(ref _state) == Free && Interlocked.CompareExchange(ref _state, me, Free) == Free)
                return true;
        }
        while (true)
        {
            int state = Volatile.Read(ref _state);
            // Others may wait, for all that is known here: whoever has waited leaves the mark in place.
            if (state == Free)
            {
                if (Interlocked.CompareExchange(ref _state, me | SomebodyWaits, Free) == Free)
                    return true;
            }
            else if (state < 0 || Interlocked.CompareExchange(ref _state, state | SomebodyWaits, state) == state)
            {
                // To give up comes after the mark: who was woken, and finds another thread inside, has passed it on.
                if (!_waiting.Wait(ref _state, state | SomebodyWaits, patience))
                    return false;
            }
        }
    }

    private void ExitSlowly(int me)
    {
        if ((Volatile.Read(ref _state) & ~SomebodyWaits) != me)
            Misuse.NotHeld();
        Interlocked.Exchange(ref _state, Free);
        _waiting.Wake(1);
    }
}
