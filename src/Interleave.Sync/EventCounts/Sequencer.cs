namespace Interleave.Sync;

/// <summary>Gives out tickets: 0, 1, 2 and so on, each once.</summary>
/// <remarks>
/// With an <see cref="EventCount"/> it makes a fair lock: <c>events.Await(tickets.Ticket()); …; events.Advance();</c>. Not
/// thread-affine, never waits, a full fence, no allocation. (Reed and Kanodia 1979, section 3.)
/// </remarks>
public sealed class Sequencer
{
    private long _next;

    /// <summary>The next ticket.</summary>
    public long Ticket() => Interlocked.Increment(ref _next) - 1;
}
