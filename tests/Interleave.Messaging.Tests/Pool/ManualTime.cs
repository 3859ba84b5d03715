namespace Interleave.Messaging.Tests.Pool;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        ManualTimer[] due;
        lock (_gate)
        {
            _now += time.Ticks;
            due = [.. _timers.Where(t => t.Due <= _now)];
            foreach (ManualTimer timer in due)
                timer.Due = timer.Period > TimeSpan.Zero ? _now + timer.Period.Ticks : long.MaxValue;
        }
        foreach (ManualTimer timer in due)
            timer.Callback();
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        public Action Callback => callback;

        public long Due { get; set; } = long.MaxValue;

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = dueTime < TimeSpan.Zero ? long.MaxValue : time._now + dueTime.Ticks;
                Period = period;
                if (!time._timers.Contains(this))
                    time._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
