namespace Interleave.Sync.Waiting;

/// <summary>Threads that wait for a word to change: what a futex does, without the kernel's help.</summary>
/// <remarks>
/// The word is compared and the thread queued in one step, under the guard under which wakers look for somebody to wake:
/// who changes the word first and wakes then loses nobody. (Franke, Russell and Kirkwood, "Fuss, Futexes and Furwocks",
/// Ottawa Linux Symposium 2002.)
/// </remarks>
internal sealed class WordQueue
{
    private readonly Lock _guard = new();
    private readonly WaiterList _waiting = new();

    /// <summary>Waits until woken, unless the word is no longer as expected.</summary>
    /// <returns>False when the patience ended first and nobody has woken the thread.</returns>
    public bool Wait(ref int word, int expected, in Patience patience)
    {
        var waiter = new ThreadWaiter(Environment.CurrentManagedThreadId);
        lock (_guard)
        {
            if (Volatile.Read(ref word) != expected)
                return true;
            _waiting.Add(waiter);
        }
        if (waiter.Park(patience))
            return true;
        lock (_guard)
        {
            // Who was woken and gives up would take the wake-up along: it counts as woken.
            return !_waiting.Remove(waiter);
        }
    }

    /// <summary>Wakes so many of those that have waited longest.</summary>
    public void Wake(int count)
    {
        lock (_guard)
        {
            for (; count > 0 && _waiting.TakeFirst() is { } waiter; count--)
                waiter.Wake();
        }
    }
}
