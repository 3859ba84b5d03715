using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>A semaphore that lets through whoever has waited longest.</summary>
/// <remarks>
/// Fair: first come, first served; what is released goes to those that wait before the count rises, so nobody who comes
/// later is first. Who gives up waiting leaves the queue. For the rest see <see cref="CountingSemaphore"/>. (Stark, "Semaphore
/// Primitives and Starvation-Free Mutual Exclusion", Journal of the ACM 29(4), 1982: the blocked-queue semaphore.)
/// </remarks>
/// <param name="initialCount">The count at first.</param>
/// <param name="maxCount">What it may never exceed.</param>
public sealed class FifoSemaphore(int initialCount, int maxCount = int.MaxValue) : CountingSemaphore(initialCount, maxCount)
{
    private readonly Lock _guard = new();

    // While somebody is in it the count is zero and the state is written under the guard only.
    private readonly WaiterList _waiting = new();

    private protected override bool WaitSlowly(in Patience patience)
    {
        var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
        return !Enqueue(waiter) || waiter.Park(patience) || !Withdraw(waiter);
    }

    private protected override AsyncWaiter<bool>? QueueAsync(in Patience patience)
    {
        var waiter = AsyncWaiter<bool>.Take(this, true, patience);
        return Enqueue(waiter) ? waiter : null;
    }

    private protected override bool Withdraw(Waiter waiter)
    {
        lock (_guard)
        {
            if (!_waiting.Remove(waiter))
                return false;
            waiter.HasGivenUp = true;
            if (_waiting.IsEmpty)
                Volatile.Write(ref State, 0);
            return true;
        }
    }

    private protected override bool ReleaseSlowly(int expected, int count)
    {
        lock (_guard)
        {
            if (Volatile.Read(ref State) != expected)
                return false;
            for (; count > 0 && _waiting.TakeFirst() is { } waiter; count--)
                waiter.Wake();
            if (_waiting.IsEmpty)
                Volatile.Write(ref State, count);
            return true;
        }
    }

    /// <summary>Queues, unless there is something to take.</summary>
    private bool Enqueue(Waiter waiter)
    {
        lock (_guard)
        {
            while (!Mark())
            {
                if (TryWait())
                    return false;
            }
            _waiting.Add(waiter);
            return true;
        }
    }
}
