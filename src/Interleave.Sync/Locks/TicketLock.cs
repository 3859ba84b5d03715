namespace Interleave.Sync;

/// <summary>A spin lock with tickets: who comes in takes the next one and waits until it is called.</summary>
/// <remarks>
/// Fair: first come, first served, in the order of the tickets. A thread with a ticket cannot leave, so waits with a
/// timeout or a token that can be cancelled take none: they try again and again, and are not in the queue. Thread-affine,
/// not reentrant. Taking a ticket is a full fence, leaving a releasing write. (Reed and Kanodia, CACM 22(2), 1979, section
/// 3; Mellor-Crummey and Scott, ACM TOCS 9(1), 1991, section 2.2.)
/// </remarks>
public sealed class TicketLock : SpinningLock
{
    private const int Nobody = 0;

    private int _next;
    private int _called;

    // Written by the holder only: who reads its own id there holds the lock.
    private int _holder;

    /// <inheritdoc/>
    public override bool IsHeldByCurrentThread => Volatile.Read(ref _holder) == Environment.CurrentManagedThreadId;

    /// <inheritdoc/>
    public override void Enter(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            KeepTrying(cancellationToken);
            return;
        }
        int me = NotTheHolder();
        int mine = Interlocked.Increment(ref _next) - 1;
        var spin = new SpinWait();
        while (Volatile.Read(ref _called) != mine)
            spin.SpinOnce();
        Volatile.Write(ref _holder, me);
    }

    /// <inheritdoc/>
    public override bool TryEnter()
    {
        int me = NotTheHolder();
        int called = Volatile.Read(ref _called);
        if (Interlocked.CompareExchange(ref _next, called + 1, called) != called)
            return false;
        Volatile.Write(ref _holder, me);
        return true;
    }

    /// <inheritdoc/>
    public override void Exit()
    {
        if (!IsHeldByCurrentThread)
            Misuse.NotHeld();
        Volatile.Write(ref _holder, Nobody);
        Volatile.Write(ref _called, _called + 1);
    }

    private int NotTheHolder()
    {
        int me = Environment.CurrentManagedThreadId;
        if (Volatile.Read(ref _holder) == me)
            Misuse.Recursion();
        return me;
    }
}
