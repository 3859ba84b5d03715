namespace Interleave.Messaging.Pool.Processes;

/// <summary>Tells when the request that a worker was given last is too old.</summary>
internal sealed class RequestDeadline : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _length;
    private readonly Action<long> _passed;
    private readonly ITimer _timer;
    private long _request;
    private long _begin;

    public RequestDeadline(TimeProvider time, TimeSpan length, Action<long> passed)
    {
        _time = time;
        _length = length;
        _passed = passed;
        _timer = time.CreateTimer(static me => ((RequestDeadline)me!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Begin(long request)
    {
        lock (_gate)
        {
            _request = request;
            _begin = _time.GetTimestamp();
            _timer.Change(_length, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    // The timer of the request before may come when the next has begun: what counts is the clock.
    private void Look()
    {
        long request;
        lock (_gate)
        {
            TimeSpan left = _length - _time.GetElapsedTime(_begin);
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }
            request = _request;
        }
        _passed(request);
    }
}
