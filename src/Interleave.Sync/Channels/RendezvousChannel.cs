using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>What channels of all types have in common, so that one can wait on several of them.</summary>
public abstract class RendezvousChannel : IWaitingRoom
{
    private static long s_last;

    private protected RendezvousChannel()
    {
    }

    /// <summary>The order in which locks of several channels are taken.</summary>
    internal long Number { get; } = Interlocked.Increment(ref s_last);

    internal Lock Guard { get; } = new();

    private protected WaiterList Senders { get; } = new();

    private protected WaiterList Receivers { get; } = new();

    bool IWaitingRoom.Withdraw(Waiter waiter) => Withdraw(waiter);

    private protected bool Withdraw(Waiter waiter)
    {
        lock (Guard)
        {
            return waiter.HasGivenUp = waiter.List?.Remove(waiter) == true;
        }
    }
}
