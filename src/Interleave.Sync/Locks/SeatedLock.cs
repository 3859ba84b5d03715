using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A lock made of reads, writes and fences only, which knows its threads by the seat they sit on.</summary>
/// <remarks>
/// Each thread that takes part uses a <see cref="Seat"/> of its own; two threads on one seat at the same time are an error
/// that is found only while one of them holds the lock.
/// </remarks>
public abstract class SeatedLock
{
    private readonly Seat[] _seats;

    private protected SeatedLock(int seats)
    {
        _seats = new Seat[seats];
        for (int i = 0; i < seats; i++)
            _seats[i] = new Seat(this, i);
    }

    /// <summary>How many threads can take part.</summary>
    public int Seats => _seats.Length;

    /// <summary>The lock as the thread on that seat uses it.</summary>
    /// <param name="seat">From 0 to <see cref="Seats"/> - 1.</param>
    public Seat this[int seat] => _seats[seat];

    /// <summary>Asks for the lock and waits for it.</summary>
    /// <param name="me">The seat.</param>
    /// <param name="waits">Whether to wait at all; if not, the request is taken back where it would have to.</param>
    /// <param name="cancellationToken">Takes the request back.</param>
    private protected abstract bool Acquire(int me, bool waits, CancellationToken cancellationToken);

    private protected abstract void Release(int me);

    /// <summary>Waits a little, unless the request has to be taken back.</summary>
    private protected bool GoesOn(int me, bool waits, ref SpinWait spin, CancellationToken cancellationToken)
    {
        if (waits && !cancellationToken.IsCancellationRequested)
        {
            spin.SpinOnce();
            return true;
        }
        Release(me);
        return false;
    }

    /// <summary>The lock as one of its threads sees it.</summary>
    public sealed class Seat : SpinningLock
    {
        private const int Nobody = 0;

        private readonly SeatedLock _lock;
        private readonly int _number;
        private int _holder;

        internal Seat(SeatedLock @lock, int number) => (_lock, _number) = (@lock, number);

        /// <inheritdoc/>
        public override bool IsHeldByCurrentThread => Volatile.Read(ref _holder) == Environment.CurrentManagedThreadId;

        /// <inheritdoc/>
        public override void Enter(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Acquire(waits: true, cancellationToken))
                cancellationToken.ThrowIfCancellationRequested();
        }

        /// <inheritdoc/>
        public override bool TryEnter() => Acquire(waits: false, CancellationToken.None);

        /// <inheritdoc/>
        public override void Exit()
        {
            if (!IsHeldByCurrentThread)
                Misuse.NotHeld();
            Volatile.Write(ref _holder, Nobody);
            _lock.Release(_number);
        }

        private bool Acquire(bool waits, CancellationToken cancellationToken)
        {
            int me = Environment.CurrentManagedThreadId;
            int holder = Volatile.Read(ref _holder);
            if (holder == me)
                Misuse.Recursion();
            if (holder != Nobody)
                throw new SynchronizationLockException("Another thread uses this seat; each needs its own.");
            if (!_lock.Acquire(_number, waits, cancellationToken))
                return false;
            Volatile.Write(ref _holder, me);
            return true;
        }
    }
}
