using System.Threading.Tasks.Sources;

namespace Interleave.Sync.Waiting;

/// <summary>One wait of asynchronous code, awaited once.</summary>
/// <typeparam name="T">What it comes to.</typeparam>
/// <remarks>
/// The place at which asynchronous code stops. Whoever takes it out of its list decides how it ends, so it ends once: who is
/// cancelled while it is let through is let through. It gives up where the token is cancelled or the timer fires, not when
/// its own code gets to run, so that nobody waits behind one that has given up. What comes behind the await never runs
/// under the guard.
/// </remarks>
/// <param name="room">Where it waits.</param>
/// <param name="granted">What it comes to when it is woken; when the time was up it is the default.</param>
/// <param name="patience">How long.</param>
/// <param name="holder">The number of its hold, if there is such a thing.</param>
internal class AsyncWaiter<T>(IWaitingRoom room, T granted, Patience patience, int holder = 0)
    : Waiter(holder), IValueTaskSource<T>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<T> _core = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _cancellation;
    private Timer? _timer;

    /// <summary>Begins to wait, once it is in a list: what is to be awaited.</summary>
    public ValueTask<T> Start()
    {
        Watch();
        return new ValueTask<T>(this, _core.Version);
    }

    /// <summary>Begins to wait where there is no time that could be up.</summary>
    public ValueTask StartEndless()
    {
        Watch();
        return new ValueTask(this, _core.Version);
    }

    public override void Wake() => End(!HasGivenUp);

    public T GetResult(short token)
    {
        _cancellation.Unregister();
        _timer?.Dispose();
        return _core.GetResult(token);
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    /// <summary>Ends the wait. Only whoever has taken it out of its list may say so, once.</summary>
    private protected void End(bool isGranted)
    {
        if (isGranted)
            _core.SetResult(granted);
        else if (patience.Token.IsCancellationRequested)
            _core.SetException(new OperationCanceledException(patience.Token));
        else
            _core.SetResult(default!);
    }

    private void Watch()
    {
        if (patience.Token.CanBeCanceled)
            _cancellation = patience.Token.UnsafeRegister(static waiter => ((AsyncWaiter<T>)waiter!).GiveUp(), this);
        if (patience.Remaining != Timeout.Infinite)
            _timer = new Timer(static waiter => ((AsyncWaiter<T>)waiter!).GiveUp(), this, patience.Remaining, Timeout.Infinite);
    }

    private void GiveUp()
    {
        if (room.Withdraw(this))
            End(isGranted: false);
    }
}
