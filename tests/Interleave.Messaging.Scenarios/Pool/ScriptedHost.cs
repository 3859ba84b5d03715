using Interleave.Messaging.Pool.Dispatching;

namespace Interleave.Messaging.Scenarios.Pool;

/// <summary>Workers without processes: they are ready at once, echo what they are given, and end when told to, unless a scenario has them do otherwise.</summary>
internal sealed class ScriptedHost : IWorkerHost
{
    private int _started, _stopped, _killed, _putOff;
    private GivenRequest? _held;

    public ScriptedHost(PoolRules rules) => Dispatcher = new Dispatcher(rules, this);

    public Dispatcher Dispatcher { get; }

    /// <summary>Which workers become ready by themselves.</summary>
    public Func<int, bool> IsReadyAtOnce { get; init; } = static _ => true;

    /// <summary>Which workers keep which requests, until the scenario says what comes of it.</summary>
    public Func<int, long, bool> Holds { get; init; } = static (_, _) => false;

    /// <summary>Which workers end when they are told to, or killed.</summary>
    public Func<int, bool> EndsAtOnce { get; init; } = static _ => true;

    public int Started => Volatile.Read(ref _started);

    public int Stopped => Volatile.Read(ref _stopped);

    public int Killed => Volatile.Read(ref _killed);

    public int PutOff => Volatile.Read(ref _putOff);

    /// <summary>What a worker was given last and keeps.</summary>
    public GivenRequest Held => Volatile.Read(ref _held) ?? throw new AssertionException("Expected a worker to have been given a request.");

    void IWorkerHost.Start(int worker)
    {
        Interlocked.Increment(ref _started);
        if (IsReadyAtOnce(worker))
            Dispatcher.Ready(worker);
    }

    void IWorkerHost.Give(int worker, PoolRequest request)
    {
        if (Holds(worker, request.Number))
            Volatile.Write(ref _held, new GivenRequest(this, worker, request.Number, request.Payload));
        else
            Dispatcher.Answered(worker, request.Number, request.Payload);
    }

    void IWorkerHost.Stop(int worker)
    {
        Interlocked.Increment(ref _stopped);
        End(worker);
    }

    void IWorkerHost.Kill(int worker)
    {
        Interlocked.Increment(ref _killed);
        End(worker);
    }

    void IWorkerHost.TryAgainLater(int timesBefore) => Interlocked.Increment(ref _putOff);

    private void End(int worker)
    {
        if (EndsAtOnce(worker))
            Dispatcher.Ended(worker, "it was told to");
    }
}

/// <summary>A request that a worker has, and what may come of it.</summary>
internal sealed record GivenRequest(ScriptedHost Host, int Worker, long Number, ReadOnlyMemory<byte> Payload)
{
    public void Answer() => Host.Dispatcher.Answered(Worker, Number, Payload);

    public void PassDeadline() => Host.Dispatcher.DeadlinePassed(Worker, Number);

    public void Die() => Host.Dispatcher.Ended(Worker, "it died");
}
