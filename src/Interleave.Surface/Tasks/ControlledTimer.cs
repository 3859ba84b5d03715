namespace Interleave.Surface.Tasks;

/// <summary>Something that happens after a time. No timer waits: it happens at any time from when it is set, or not before the end.</summary>
internal sealed class ControlledTimer : IIdentified, ITimer
{
    private readonly Controller _controller;
    private readonly Action<long> _action;
    private readonly ExecutionContext? _flow;
    private Promise<Calls.TaskCalls.Nothing>? _ended;

    /// <param name="controller">The controller.</param>
    /// <param name="action">What happens; it may be given the number of the setting.</param>
    /// <param name="flow">The execution context in which it happens.</param>
    public ControlledTimer(Controller controller, Action action, ExecutionContext? flow)
        : this(controller, _ => action(), flow)
    {
    }

    /// <inheritdoc cref="ControlledTimer(Controller, Action, ExecutionContext?)"/>
    public ControlledTimer(Controller controller, Action<long> action, ExecutionContext? flow)
    {
        (_controller, _action, _flow) = (controller, action, flow);
        Identity = Surface.Identity.Construct(0, this);
        controller.Operate(this, Operation.TimerCreate, 0);
    }

    public int Identity { get; set; }

    public int Slots => 0;

    /// <summary>Sets it anew.</summary>
    /// <param name="dueTime">In milliseconds, -1 for never.</param>
    /// <param name="period">In milliseconds; -1 or 0 for once.</param>
    /// <returns>What <see cref="Operation.TimerSet"/> gives.</returns>
    public long Set(double dueTime, double period)
    {
        long number = dueTime < 0 ? 0 : _controller.NewNumber();
        long result = _controller.Operate(this, Operation.TimerSet, number);
        if (result >= 0 && number != 0)
            FireLater(number, period > 0);
        return result;
    }

    /// <summary>Sets it to fire once, unless it is set; as <see cref="Operation.TimerWait"/>, with the number of the setting.</summary>
    public long SetUnlessSet(long number)
    {
        long result = _controller.Operate(this, Operation.TimerWait, number);
        if (result == 1)
            FireLater(number, again: false);
        return result;
    }

    /// <summary>Takes back a setting; whether it stood.</summary>
    public bool TakeBack(long number) => _controller.Operate(this, Operation.TimerFire, number) == 1;

    /// <summary>Never fires again; the number of the setting that stood.</summary>
    public long Stop() => _controller.Operate(this, Operation.TimerDispose, 0);

    public bool Change(TimeSpan dueTime, TimeSpan period) => Set(dueTime.TotalMilliseconds, period.TotalMilliseconds) >= 0;

    public void Dispose() => Stop();

    /// <summary>Never fires again; complete when no callback runs.</summary>
    public ValueTask DisposeAsync()
    {
        // Who ends the last callback finds it.
        Promise<Calls.TaskCalls.Nothing> ended = _ended ??= new(_controller);
        if (_controller.Operate(this, Operation.TimerDispose, 1) == 0)
            ended.SetResult(default);
        return new ValueTask(ended.Task);
    }

    private void FireLater(long number, bool again) => WorkItem.Later(_controller, () => Fire(number, again), _flow);

    private void Fire(long number, bool again)
    {
        if (_controller.Operate(this, again ? Operation.TimerFireAgain : Operation.TimerFire, number) != 1 || _controller.Abandoned)
            return;
        if (again)
            FireLater(number, again);
        _action(number);
        if (_controller.Operate(this, Operation.TimerEnd, 0) == 1)
            _ended?.SetResult(default);
    }
}
