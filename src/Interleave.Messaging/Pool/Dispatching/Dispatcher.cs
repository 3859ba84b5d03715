namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>Gives requests to workers: a <see cref="PoolState"/> for many threads, with the processes left to a <see cref="IWorkerHost"/>.</summary>
/// <remarks>
/// What the state asks for is done after its lock is left, so two threads may do theirs in the other order. That is no harm: a worker
/// is given something only after it has told that it is ready or has answered, and is killed or stopped once.
/// </remarks>
internal sealed class Dispatcher(PoolRules rules, IWorkerHost host)
{
    private readonly Lock _gate = new();
    private readonly PoolState _state = new(rules);
    private readonly SemaphoreSlim _room = new(rules.QueueCapacity);

    public int QueueLength
    {
        get
        {
            lock (_gate)
                return _state.QueueLength;
        }
    }

    /// <summary>How many workers were started since the beginning.</summary>
    public int StartedWorkers
    {
        get
        {
            lock (_gate)
                return _state.Workers.Started;
        }
    }

    public int CountWorkers(Func<Worker, bool> which)
    {
        lock (_gate)
            return _state.Workers.Count(which);
    }

    /// <summary>Starts the workers.</summary>
    public void Open()
    {
        using Turn turn = new(this);
        _state.Open();
    }

    /// <summary>Has a worker answer a request, as soon as there is room in the queue, and a worker.</summary>
    public async Task<ReadOnlyMemory<byte>> SendAsync(ReadOnlyMemory<byte> payload, CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        if (rules.WaitsForRoom)
            await _room.WaitAsync(token).ConfigureAwait(false);
        else if (!_room.Wait(0, CancellationToken.None))
            throw new ProcessPoolException(PoolError.QueueFull, $"{rules.QueueCapacity} requests wait already.");
        var request = new PoolRequest(payload);
        Submit(request);
        using CancellationTokenRegistration registration = token.UnsafeRegister(_ => Cancel(request, token), null);
        return await request.Outcome.ConfigureAwait(false);
    }

    public void Ready(int worker)
    {
        using Turn turn = new(this);
        _state.Ready(worker);
    }

    public void Answered(int worker, long request, ReadOnlyMemory<byte> answer)
    {
        using Turn turn = new(this);
        _state.Answered(worker, request, answer);
    }

    public void HandlerFailed(int worker, long request, string message)
    {
        using Turn turn = new(this);
        _state.HandlerFailed(worker, request, message);
    }

    public void DeadlinePassed(int worker, long request)
    {
        using Turn turn = new(this);
        _state.DeadlinePassed(worker, request);
    }

    public void Misbehaved(int worker, string message)
    {
        using Turn turn = new(this);
        _state.Misbehaved(worker, message);
    }

    public void Leaving(int worker)
    {
        using Turn turn = new(this);
        _state.Leaving(worker);
    }

    public void Ended(int worker, string how)
    {
        using Turn turn = new(this);
        _state.Ended(worker, how);
    }

    public void Recycle(int worker)
    {
        using Turn turn = new(this);
        _state.Recycle(worker);
    }

    public void TryAgain()
    {
        using Turn turn = new(this);
        _state.TryAgain();
    }

    public Task ReloadAsync()
    {
        using Turn turn = new(this);
        return _state.Reload();
    }

    public Task BecomeReadyAsync()
    {
        using Turn turn = new(this);
        return _state.BecomeReady();
    }

    public Task CloseAsync()
    {
        using Turn turn = new(this);
        return _state.Close();
    }

    private void Submit(PoolRequest request)
    {
        try
        {
            using Turn turn = new(this);
            _state.Submit(request);
        }
        catch (ObjectDisposedException)
        {
            // For the next that waits for room, to be told the same.
            _room.Release();
            throw;
        }
    }

    private void Cancel(PoolRequest request, CancellationToken token)
    {
        using Turn turn = new(this);
        _state.Cancel(request, token);
    }

    private void Do(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Start:
                host.Start(step.Number);
                break;
            case StepKind.Give:
                host.Give(step.Number, step.Request!);
                break;
            case StepKind.Stop:
                host.Stop(step.Number);
                break;
            case StepKind.Kill:
                host.Kill(step.Number);
                break;
            case StepKind.TryAgainLater:
                host.TryAgainLater(step.Number);
                break;
            default:
                _room.Release();
                break;
        }
    }

    /// <summary>One thread's turn at the state; what that asks for is done at its end, outside the lock.</summary>
    private readonly ref struct Turn
    {
        private readonly Dispatcher _dispatcher;

        public Turn(Dispatcher dispatcher)
        {
            _dispatcher = dispatcher;
            dispatcher._gate.Enter();
        }

        public void Dispose()
        {
            Step[] steps = _dispatcher._state.TakeSteps();
            _dispatcher._gate.Exit();
            foreach (Step step in steps)
                _dispatcher.Do(step);
        }
    }
}
