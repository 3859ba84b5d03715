using Interleave.Messaging.Mailboxes;

namespace Interleave.Messaging.Links;

/// <summary>How many messages may be under way on a connection, and how it has ended.</summary>
/// <remarks>Without room in the mailbox at all it is one message, and who sends it waits until it is received.</remarks>
internal sealed class SendingWindow : IConnectionSender
{
    /// <summary>As many messages are under way at most.</summary>
    public const int Largest = 1024;

    private readonly SemaphoreSlim _credit = new(0);
    private readonly TaskCompletionSource<Delivery> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Written before any credit is there, read behind it.
    private bool _meets;

    // Undecided while it is open.
    private volatile int _why;

    /// <summary>How it has ended.</summary>
    public Task<Delivery> Ended => _ended.Task;

    /// <summary>The window of a mailbox of some capacity.</summary>
    public static int For(int capacity) => Math.Clamp(capacity, 1, Largest);

    public void Begin(int capacity)
    {
        _meets = capacity == 0;
        _credit.Release(For(capacity));
    }

    public void AddCredit(int count) => _credit.Release(count);

    public void End(Delivery why)
    {
        if (Interlocked.CompareExchange(ref _why, (int)why, (int)Delivery.Undecided) != (int)Delivery.Undecided)
            return;
        // Whoever waits goes on, and finds that it has ended.
        _credit.Release(int.MaxValue / 2);
        _ended.TrySetResult(why);
    }

    /// <summary>Waits until a message may be sent.</summary>
    /// <returns><see cref="Delivery.Accepted"/>, or how the connection has ended.</returns>
    public async ValueTask<Delivery> EnterAsync(CancellationToken token)
    {
        if (!_credit.Wait(0, CancellationToken.None))
            await _credit.WaitAsync(token).ConfigureAwait(false);
        return State;
    }

    /// <summary>Waits until the message is received, where that is asked for.</summary>
    /// <returns><see cref="Delivery.Accepted"/>, or how the connection has ended.</returns>
    public ValueTask<Delivery> LeaveAsync() => _meets ? new ValueTask<Delivery>(MeetAsync()) : new ValueTask<Delivery>(State);

    private Delivery State => _why == (int)Delivery.Undecided ? Delivery.Accepted : (Delivery)_why;

    private async Task<Delivery> MeetAsync()
    {
        await _credit.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _credit.Release();
        return State;
    }
}
