namespace Interleave.Messaging.Pool.Dispatching;

/// <summary>The workers: how many there are, which are to be replaced, and whether it is of use to start more.</summary>
internal sealed class Roster(PoolRules rules)
{
    private readonly List<Worker> _workers = [];
    private int _last;

    // Deaths before the first answer, with no answer since of a worker that was started later than the last of them.
    private int _failures;
    private int _lastFailed;

    // Whether the next start waits for its time, and whether one worker may be started to see how it goes.
    private bool _isPutOff;
    private bool _mayProbe;

    /// <summary>Whether workers fail one after the other, so that more are started only now and then, one at a time.</summary>
    public bool IsBroken => _failures >= rules.CrashLimit;

    /// <summary>Whether a request would wait for a worker of which nothing is known yet.</summary>
    public bool IsHopeless => IsBroken && _workers.TrueForAll(static w => w.Phase == WorkerPhase.Ending);

    /// <summary>Whether as many are ready as there should be.</summary>
    public bool IsComplete => Count(static w => w.IsReady && !w.IsStale) >= rules.Size;

    public bool IsEmpty => _workers.Count == 0;

    public int Started => _last;

    public Worker? Find(int number) => _workers.Find(w => w.Number == number);

    public int Count(Func<Worker, bool> which) => _workers.Count(which);

    /// <summary>One without work, rather one that stays.</summary>
    public Worker? FindIdle()
    {
        Worker? found = null;
        foreach (Worker worker in _workers)
        {
            if (worker.Phase != WorkerPhase.Idle)
                continue;
            if (!worker.IsStale)
                return worker;
            found = worker;
        }
        return found;
    }

    /// <summary>All that there are now are to be replaced; the last of their numbers.</summary>
    public int ReplaceAll()
    {
        foreach (Worker worker in _workers)
            worker.IsStale = true;
        return _last;
    }

    public bool HasAnyUpTo(int number) => _workers.Exists(w => w.Number <= number);

    public void HasAnswered(Worker worker)
    {
        worker.Answers++;
        if (worker.IsSpent)
            worker.IsStale = true;
        // What was started before those that failed may be of another make; what was started after them shows that it is over.
        if (worker.Number > _lastFailed)
            _failures = 0;
    }

    public void Remove(Worker worker)
    {
        _workers.Remove(worker);
        if (worker.WasDismissed || worker.Answers > 0)
            return;
        _failures++;
        _lastFailed = Math.Max(_lastFailed, worker.Number);
        _mayProbe = false;
    }

    /// <summary>It is time to see whether a worker lives.</summary>
    public void AllowProbe()
    {
        _isPutOff = false;
        _mayProbe = IsBroken;
    }

    /// <summary>Ends those without work that there are too many of, the ones to be replaced; or all.</summary>
    public void Dismiss(bool all, List<Step> steps)
    {
        int ready = Count(static w => w.IsReady);
        foreach (Worker worker in _workers)
        {
            bool isUnborn = all && worker.Phase == WorkerPhase.Starting;
            bool isToGo = worker.Phase == WorkerPhase.Idle && (all || (worker.IsStale && ready-- > rules.Size));
            if (!isUnborn && !isToGo)
                continue;
            worker.Phase = WorkerPhase.Ending;
            worker.WasDismissed = true;
            steps.Add(new(isUnborn ? StepKind.Kill : StepKind.Stop, worker.Number));
        }
    }

    /// <summary>Starts workers until there are as many that stay as there should be.</summary>
    public void Fill(List<Step> steps)
    {
        for (int staying = Count(static w => !w.IsStale && w.Phase != WorkerPhase.Ending); staying < rules.Size; staying++)
        {
            if (_workers.Count >= rules.Size + rules.Overlap || !MayStart(steps))
                return;
            var worker = new Worker(++_last, rules.NextRequestLimit());
            _workers.Add(worker);
            steps.Add(new(StepKind.Start, worker.Number));
        }
    }

    private bool MayStart(List<Step> steps)
    {
        if (!IsBroken)
            return true;
        if (_mayProbe)
        {
            _mayProbe = false;
            return true;
        }
        bool isProbing = _workers.Exists(w => w.Number > _lastFailed && w.Phase != WorkerPhase.Ending);
        if (!_isPutOff && !isProbing)
        {
            _isPutOff = true;
            steps.Add(new(StepKind.TryAgainLater, _failures - rules.CrashLimit));
        }
        return false;
    }
}
