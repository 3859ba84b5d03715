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
            if (TryWait())
                return true;
            var waiter = new Waiter(Environment.CurrentManagedThreadId);
            lock (_guard)
            {
                if (!Mark())
                    continue;
                _waiting.Add(waiter);
            }
            if (waiter.Park(patience))
                continue;
            lock (_guard)
            {
                if (!_waiting.Remove(waiter))
                    // Woken: the release that did it counts on somebody to look at the count.
                    continue;
                if (_waiting.IsEmpty)
                    Unmark();
                return false;
            }
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

    private void Unmark() => Interlocked.And(ref State, ~SomebodyWaits);
}
