namespace Interleave.Sync.Waiting;

/// <summary>Where asynchronous code waits.</summary>
internal interface IWaitingRoom
{
    /// <summary>Takes out one whose patience has ended, and lets through those whom it kept out.</summary>
    /// <returns>False when it was woken before, or is still to be woken: only when true it ends now.</returns>
    bool Withdraw(Waiter waiter);
}
