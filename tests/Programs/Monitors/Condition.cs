namespace Interleave.Programs;

/// <summary>A condition variable; a monitor may have several. The longest waiter is woken first.</summary>
/// <remarks>All methods are called with the monitor held.</remarks>
sealed class Condition(object monitor)
{
    sealed class Waiter
    {
        public readonly SemaphoreSlim Woken = new(0);
        public Waiter? Behind;
    }

    readonly object monitor = monitor;
    Waiter? first, last;

    public void Wait()
    {
        var me = new Waiter();
        if (last is null)
            first = me;
        else
            last.Behind = me;
        last = me;
        object monitor = this.monitor;
        Monitor.Exit(monitor);
        me.Woken.Wait();
        Monitor.Enter(monitor);
    }

    public void Signal()
    {
        Waiter? woken = first;
        if (woken is null)
            return;
        first = woken.Behind;
        if (first is null)
            last = null;
        woken.Woken.Release();
    }

    public void Broadcast()
    {
        while (first is not null)
            Signal();
    }
}
