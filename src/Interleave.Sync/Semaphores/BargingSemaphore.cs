using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A semaphore whose count anybody may take, those that come before those that were woken.</summary>
/// <remarks>
/// Not fair: a thread can be overtaken without end, but nobody has to wait for a sleeping thread to wake up, which makes it
/// faster than <see cref="FifoSemaphore"/> under contention. Those that wait are woken first come first. For the rest
/// see <see cref="CountingSemaphore"/>.
/// </remarks>
/// <param name="initialCount">The count at first.</param>
/// <param name="maxCount">What it may never exceed.</param>
public sealed class BargingSemaphore(int initialCount, int maxCount = int.MaxValue) : CountingSemaphore(initialCount, maxCount)
{
    private readonly Lock _guard = new();
    private readonly WaiterList _waiting = new();

    private protected override bool WaitSlowly(in Patience patience)
    {
        while (true)
        {
            // Woken or not: the release that woke it counts on somebody to look at the count.
            var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
            if (!Enqueue(waiter))
                return true;
            if (!waiter.Park(patience) && Withdraw(waiter))
                return false;
        }
    }

    private protected override AsyncWaiter<bool>? QueueAsync(in Patience patience)
    {
        var waiter = Retrying.Take(this, patience);
        return Enqueue(waiter) ? waiter : null;
    }

    private protected override bool Withdraw(Waiter waiter)
    {
        lock (_guard)
        {
            waiter.HasGivenUp = true;
            if (!_waiting.Remove(waiter))
                return false;
            if (_waiting.IsEmpty)
                Unmark();
            return true;
        }
    }

    private protected override bool ReleaseSlowly(int expected, int count)
    {
        lock (_guard)
        {
            if (Interlocked.CompareExchange(ref State, expected + count, expected) != expected)
                return false;
            for (; count > 0 && _waiting.TakeFirst() is { } waiter; count--)
                waiter.Wake();
            if (_waiting.IsEmpty)
                Unmark();
            return true;
        }
    }

    /// <summary>Queues, unless there is something to take.</summary>
    private bool Enqueue(Waiter waiter)
    {
        while (true)
        {
            if (TryWait())
                return false;
            lock (_guard)
            {
                if (!Mark())
                    continue;
                _waiting.Add(waiter);
                return true;
            }
        }
    }

    /// <summary>Looks again for one that was woken.</summary>
    /// <returns>Whether there was something to take; nothing when it waits again, behind those that came in between.</returns>
    private bool? Retry(Waiter waiter)
    {
        while (true)
        {
            if (TryWait())
                return true;
            lock (_guard)
            {
                // Who gave up when it had been woken already was told to wait for this.
                if (waiter.HasGivenUp)
                    return false;
                if (!Mark())
                    continue;
                _waiting.Add(waiter);
                return null;
            }
        }
    }

    private void Unmark() => Interlocked.And(ref State, ~SomebodyWaits);

    /// <summary>Asynchronous code that waits: once woken it looks at the count, in a thread of the pool.</summary>
    private sealed class Retrying : AsyncWaiter<bool>, IThreadPoolWorkItem
    {
        private BargingSemaphore _of = null!;

        public static Retrying Take(BargingSemaphore of, in Patience patience)
        {
            Retrying waiter = Spare<Retrying>.Take();
            waiter._of = of;
            waiter.Prepare(of, true, patience, holder: 0);
            return waiter;
        }

        public override void Wake() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

        public void Execute()
        {
            if (_of.Retry(this) is { } taken)
                End(taken);
        }

        private protected override void Keep() => Spare<Retrying>.Keep(this);
    }
}
