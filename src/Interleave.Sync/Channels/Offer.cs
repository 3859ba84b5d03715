using Interleave.Sync.Waiting;

namespace Interleave.Sync;

/// <summary>One wait on several channels, of which at most one is taken up.</summary>
/// <remarks>
/// It has an entry in each channel's queue. Whoever comes first decides, by one atomic operation: a partner, or the
/// waiter's own giving up. Entries of one that is decided are passed over until they are taken out.
/// </remarks>
internal sealed class Offer : IWaitingRoom
{
    private const int Open = -1;
    private const int GivenUp = -2;

    private readonly List<Entry> _entries = [];
    private int _taken = Open;

    /// <summary>Whom a partner wakes.</summary>
    public Waiter Waiter { get; set; } = null!;

    /// <summary>Which entry was taken up, by its place among the guards; for the waiter, once it is woken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    public void Add(Entry entry) => _entries.Add(entry);

    /// <summary>Takes the offer up.</summary>
    /// <returns>False when somebody else has, or the waiter has given up.</returns>
    public bool TryTake(int place) => Interlocked.CompareExchange(ref _taken, place, Open) == Open;

    public bool Withdraw(Waiter waiter)
    {
        if (!TryTake(GivenUp))
            return false;
        waiter.HasGivenUp = true;
        Leave();
        return true;
    }

    /// <summary>Stops the thread until a partner has taken the offer up.</summary>
    /// <returns>False when the patience ended first: nobody will.</returns>
    public bool Park(ThreadWaiter waiter, in Patience patience)
    {
        if (!waiter.Park(patience) && Withdraw(waiter))
            return false;
        // Behind the guard under which the partner has brought what it brings.
        Leave();
        return true;
    }

    /// <summary>Takes all entries out.</summary>
    public void Leave()
    {
        foreach (Entry entry in _entries)
            entry.Leave();
    }

    /// <summary>That somebody waits in a channel's queue.</summary>
    internal abstract class Entry(Offer offer, int place) : Waiter
    {
        /// <summary>The offer that it belongs to.</summary>
        public Offer Offer { get; } = offer;

        /// <summary>Its place among the guards.</summary>
        public int Place { get; } = place;

        public override void Wake() => Offer.Waiter.Wake();

        public abstract void Leave();
    }
}
