namespace Interleave.Sync.Waiting;

/// <summary>One wait, of a thread or of asynchronous code, woken at most once.</summary>
/// <remarks>
/// Everything but <see cref="Wake"/> belongs to the guard of the list it is in. What was done before <see cref="Wake"/> is
/// seen by whoever has waited.
/// </remarks>
internal abstract class Waiter
{
    /// <summary>Who holds what is waited for afterwards: the managed id of the thread, or the number of the hold.</summary>
    public int Holder { get; protected set; }

    /// <summary>What it waits for; its meaning is the owner's of the list.</summary>
    public long Wish { get; set; }

    /// <summary>Whether its patience has ended before it was woken; it may have to wait on, to get a lock back.</summary>
    public bool HasGivenUp { get; set; }

    public WaiterList? List { get; set; }

    public Waiter? Before { get; set; }

    public Waiter? Behind { get; set; }

    public abstract void Wake();
}
