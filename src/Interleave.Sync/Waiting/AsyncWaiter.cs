using System.Threading.Tasks.Sources;

namespace Interleave.Sync.Waiting;

/// <summary>One wait of asynchronous code, awaited once; then the object is used for another.</summary>
/// <typeparam name="T">What it comes to.</typeparam>
/// <remarks>
/// The place at which asynchronous code stops. Whoever takes it out of its list decides how it ends, so it ends once: who is
/// cancelled while it is let through is let through. It gives up where the token is cancelled or the timer fires, not when
/// its own code gets to run, so that nobody waits behind one that has given up. What comes behind the await never runs
/// under the guard. Only a wait that nothing but being woken can end is used again: a timer or a token might still come to one
/// that is over, and would end another's.
/// </remarks>
internal class AsyncWaiter<T> : Waiter, IValueTaskSource<T>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<T> _core = new() { RunContinuationsAsynchronously = true };
    private IWaitingRoom _room = null!;
    private Patience _patience;
    private CancellationTokenRegistration _cancellation;
    private Timer? _timer;

    /// <summary>What it comes to when it is woken; when the time was up it is the default.</summary>
    public T? Granted { get; set; }

    /// <summary>A wait that has not begun.</summary>
    /// <param name="room">Where it waits.</param>
    /// <param name="granted">What it comes to when it is woken.</param>
    /// <param name="patience">How long.</param>
    /// <param name="holder">The number of its hold, if there is such a thing.</param>
    public static AsyncWaiter<T> Take(IWaitingRoom room, T granted, in Patience patience, int holder = 0)
    {
        AsyncWaiter<T> waiter = Spare<AsyncWaiter<T>>.Take();
        waiter.Prepare(room, granted, patience, holder);
        return waiter;
    }

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
        T result = _core.GetResult(token);
        if (_patience.IsEndless)
        {
            _core.Reset();
            Granted = default;
            Keep();
        }
        return result;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    /// <summary>Ends the wait. Only whoever has taken it out of its list may say so, once.</summary>
    private protected void End(bool isGranted)
    {
        if (isGranted)
            _core.SetResult(Granted!);
        else if (_patience.Token.IsCancellationRequested)
            _core.SetException(new OperationCanceledException(_patience.Token));
        else
            _core.SetResult(default!);
    }

    /// <summary>Makes a new wait of an object that has none, or none any more.</summary>
    private protected void Prepare(IWaitingRoom room, T? granted, in Patience patience, int holder)
    {
        _room = room;
        _patience = patience;
        Granted = granted;
        Holder = holder;
    }

    /// <summary>Keeps the object for another wait.</summary>
    private protected virtual void Keep() => Spare<AsyncWaiter<T>>.Keep(this);

    private void Watch()
    {
        if (_patience.IsEndless)
            return;
        if (_patience.Token.CanBeCanceled)
            _cancellation = _patience.Token.UnsafeRegister(static waiter => ((AsyncWaiter<T>)waiter!).GiveUp(), this);
        if (_patience.Remaining != Timeout.Infinite)
            _timer = new Timer(static waiter => ((AsyncWaiter<T>)waiter!).GiveUp(), this, _patience.Remaining, Timeout.Infinite);
    }

    private void GiveUp()
    {
        if (_room.Withdraw(this))
            End(isGranted: false);
    }
}
