namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>Which request waits, which worker has which, and what is to be done next: a pool without its processes.</summary>
/// <remarks>
/// Not safe for threads: the <see cref="Dispatcher"/> lets one in at a time. Each method is something that happened; what is
/// to be done about it is <see cref="TakeSteps"/>. What comes too late (an answer after the deadline, the end of a worker that
/// is gone) changes nothing, so that a request is settled once.
/// </remarks>
internal sealed class PoolState(PoolRules rules)
{
    private readonly LinkedList<PoolRequest> _queue = [];
    private readonly Roster _roster = new(rules);
    private readonly List<Step> _steps = [];
    private readonly List<Milestone> _milestones = [];
    private long _lastRequest;
    private string _lastEnd = "";
    private bool _isClosing;

    /// <summary>How many requests wait.</summary>
    public int QueueLength => _queue.Count;

    public Roster Workers => _roster;

    /// <summary>What there is to do since this was asked last.</summary>
    public Step[] TakeSteps()
    {
        if (_steps.Count == 0)
            return [];
        Step[] steps = [.. _steps];
        _steps.Clear();
        return steps;
    }

    /// <summary>Begins: there should be workers.</summary>
    public void Open() => GoOn();

    /// <exception cref="ObjectDisposedException">The pool takes no more requests.</exception>
    public void Submit(PoolRequest request)
    {
        if (_isClosing)
            throw new ObjectDisposedException("ProcessPool", "The pool ends and takes no more requests.");
        request.Number = ++_lastRequest;
        request.Place = _queue.AddLast(request);
        GoOn();
    }

    /// <summary>Nobody wants the answer any more. A worker that has the request finishes it all the same.</summary>
    public void Cancel(PoolRequest request, CancellationToken token)
    {
        if (request.IsSettled)
            return;
        if (request.Place is not null)
            LeaveQueue(request);
        if (request.Worker is { } worker)
            worker.Request = null;
        request.Cancel(token);
        GoOn();
    }

    public void Ready(int number)
    {
        if (_roster.Find(number) is not { Phase: WorkerPhase.Starting } worker)
            return;
        worker.Phase = WorkerPhase.Idle;
        GoOn();
    }

    public void Answered(int number, long request, ReadOnlyMemory<byte> answer)
    {
        if (Finish(number, request, out PoolRequest? finished))
            finished?.Answer(answer);
        GoOn();
    }

    public void HandlerFailed(int number, long request, string message)
    {
        if (Finish(number, request, out PoolRequest? finished))
            finished?.Fail(PoolError.HandlerFailed, message);
        GoOn();
    }

    public void DeadlinePassed(int number, long request)
    {
        if (_roster.Find(number) is not { Phase: WorkerPhase.Busy } worker || worker.RequestNumber != request)
            return;
        worker.WasDismissed = true;
        Kill(worker, PoolError.DeadlinePassed, $"Worker {number} did not answer before its deadline and was killed.");
        GoOn();
    }

    /// <summary>It sent something that no worker may send.</summary>
    public void Misbehaved(int number, string message)
    {
        if (_roster.Find(number) is not { Phase: not WorkerPhase.Ending } worker)
            return;
        Kill(worker, PoolError.BadAnswer, message);
        GoOn();
    }

    /// <summary>Nothing more comes from it: it is about to end.</summary>
    public void Leaving(int number)
    {
        if (_roster.Find(number) is not { } worker)
            return;
        worker.Phase = WorkerPhase.Ending;
        GoOn();
    }

    public void Ended(int number, string how)
    {
        if (_roster.Find(number) is not { } worker)
            return;
        _roster.Remove(worker);
        TakeFrom(worker)?.Fail(PoolError.WorkerDied, $"Worker {number} ended while it had the request: {how}");
        _lastEnd = how;
        if (_roster.IsBroken)
            Despair();
        GoOn();
    }

    /// <summary>It is old or fat: another one is to take its place.</summary>
    public void Recycle(int number)
    {
        if (_roster.Find(number) is not { } worker)
            return;
        worker.IsStale = true;
        GoOn();
    }

    /// <summary>Replaces all workers; the task ends when the last of them has.</summary>
    public Task Reload()
    {
        int last = _roster.ReplaceAll();
        return Await(() => !_roster.HasAnyUpTo(last));
    }

    /// <summary>Ends when all workers are ready.</summary>
    public Task BecomeReady() => Await(() => _roster.IsComplete);

    /// <summary>Takes no more requests, answers those that it has, and has the workers end.</summary>
    public Task Close()
    {
        _isClosing = true;
        return Await(() => _roster.IsEmpty);
    }

    public void TryAgain()
    {
        _roster.AllowProbe();
        GoOn();
    }

    private Task Await(Func<bool> isReached)
    {
        var milestone = new Milestone(isReached);
        _milestones.Add(milestone);
        GoOn();
        return milestone.Task;
    }

    private bool Finish(int number, long request, out PoolRequest? finished)
    {
        finished = null;
        if (_roster.Find(number) is not { IsReady: true } worker)
            return false;
        if (worker.Phase != WorkerPhase.Busy || worker.RequestNumber != request)
        {
            Kill(worker, PoolError.BadAnswer, $"Worker {number} answered request {request}, which it does not have.");
            return false;
        }
        finished = TakeFrom(worker);
        worker.Phase = WorkerPhase.Idle;
        _roster.HasAnswered(worker);
        return true;
    }

    private static PoolRequest? TakeFrom(Worker worker)
    {
        PoolRequest? request = worker.Request;
        worker.Request = null;
        request?.Worker = null;
        return request;
    }

    private void Kill(Worker worker, PoolError error, string message)
    {
        TakeFrom(worker)?.Fail(error, message);
        worker.Phase = WorkerPhase.Ending;
        _steps.Add(new(StepKind.Kill, worker.Number));
    }

    // What follows from the state as it is now, whatever has changed it.
    private void GoOn()
    {
        if (_roster.IsHopeless)
            Despair();
        // First, so that one that is to be replaced gets no more work however much there is.
        _roster.Dismiss(all: _isClosing && _queue.Count == 0, _steps);
        while (_queue.First is { } first && _roster.FindIdle() is { } worker)
            Give(worker, first.Value);
        if (!_isClosing || _queue.Count > 0)
            _roster.Fill(_steps);
        _milestones.RemoveAll(static m => m.Reach());
        if (_isClosing && _roster.IsEmpty)
            Abandon(new ObjectDisposedException("ProcessPool", "The pool has ended."));
    }

    private void Give(Worker worker, PoolRequest request)
    {
        LeaveQueue(request);
        worker.Phase = WorkerPhase.Busy;
        worker.Request = request;
        worker.RequestNumber = request.Number;
        request.Worker = worker;
        _steps.Add(new(StepKind.Give, worker.Number, request));
    }

    private void LeaveQueue(PoolRequest request)
    {
        _queue.Remove(request.Place!);
        request.Place = null;
        _steps.Add(new(StepKind.MakeRoom));
    }

    // Who waits for what needs workers that do not come would wait for long.
    private void Despair()
    {
        var why = new ProcessPoolException(PoolError.CrashLoop, $"The workers die before they answer anything, and the next is started only after a while. The last: {_lastEnd}");
        while (_roster.IsHopeless && _queue.First is { } first)
        {
            LeaveQueue(first.Value);
            first.Value.Fail(why.Error, why.Message);
        }
        if (_isClosing)
            return;
        Abandon(why);
    }

    private void Abandon(Exception why)
    {
        _milestones.ForEach(m => m.Fail(why));
        _milestones.Clear();
    }
}
