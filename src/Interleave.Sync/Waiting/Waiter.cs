namespace Interleave.Sync.Waiting;

/// <summary>One wait of one thread: used once, woken at most once.</summary>
/// <remarks>
/// The only place of the library at which a thread stops, so that whoever controls <see cref="SemaphoreSlim"/> controls
/// all of it. Everything but <see cref="Park(in Patience)"/> and <see cref="Wake"/> belongs to the guard of the list it is in. What
/// was done before <see cref="Wake"/> is seen after <see cref="Park(in Patience)"/>.
/// </remarks>
internal sealed class Waiter(int thread)
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>The managed id of the thread that waits.</summary>
    public int Thread { get; } = thread;

    /// <summary>What it waits for; its meaning is the owner's of the list.</summary>
    public long Wish { get; init; }

    public WaiterList? List { get; set; }

    public Waiter? Before { get; set; }

    public Waiter? Behind { get; set; }

    /// <summary>Stops the thread until it is woken.</summary>
    /// <returns>False when the patience ended first. Whether it was woken all the same is to be looked up under the guard.</returns>
    public bool Park(in Patience patience)
    {
        try
        {
            return _wake.Wait(patience.Remaining, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Stops the thread until it is woken, however long that takes.</summary>
    public void Park() => _wake.Wait();

    public void Wake() => _wake.Release();
}
