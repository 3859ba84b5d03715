namespace Interleave.Tests.Exploration;

/// <summary>
/// A state of a sequentially consistent machine that runs a <see cref="Program"/> one event at a time,
/// with the execution graph that has led to it.
/// </summary>
/// <remarks>Not thread-safe. Threads, variables and objects are numbered from 0 in here.</remarks>
sealed class Machine
{
    private readonly Program _program;
    private readonly ThreadState[] _threads;
    private readonly int[] _values;
    private readonly List<EventId>[] _writes;
    private readonly ObjectState[] _objects;
    private readonly List<(EventId Read, EventId Write)> _reads;
    private readonly List<(EventId Operation, int Object, EventId After)> _unchanged;

    public Machine(Program program)
    {
        _program = program;
        _threads = [.. program.Threads.Select(_ => new ThreadState())];
        _values = new int[program.Variables.Count];
        _writes = [.. program.Variables.Select(_ => new List<EventId>())];
        _objects = [.. program.Objects.Select(o => new ObjectState { Count = o.Initial })];
        _reads = [];
        _unchanged = [];
        Settle();
    }

    private Machine(Machine other)
    {
        _program = other._program;
        _threads = [.. other._threads.Select(t => t.Clone())];
        _values = [.. other._values];
        _writes = [.. other._writes.Select(w => new List<EventId>(w))];
        _objects = [.. other._objects.Select(o => o.Clone())];
        _reads = [.. other._reads];
        _unchanged = [.. other._unchanged];
    }

    /// <summary>Why a state has no successors that matter.</summary>
    public enum Ending
    {
        None,
        Complete,
        Deadlocked,
        Hung,
    }

    /// <summary>The values of the variables, in the order of <see cref="Program.Variables"/>.</summary>
    public IReadOnlyList<int> Values => _values;

    /// <summary>Whether a thread has come to its end.</summary>
    public bool HasFinished(int thread) => _threads[thread].Next == _program.Threads[thread].Count;

    /// <summary>How the execution ends here, if it does.</summary>
    public Ending Stop()
    {
        bool unfinished = false, waiting = false;
        for (int t = 0; t < _threads.Length; t++)
        {
            if (HasFinished(t))
                continue;
            unfinished = true;
            if (_program.Threads[t][_threads[t].Next] is Step.Await loop)
            {
                // In the middle of a round it can at least go back to the loop's start.
                if (_threads[t].Round > 0 || loop.Conditions.Any(c => _values[Variable(c.Variable)] != c.Value))
                    return Ending.None;
                waiting = true;
            }
            else if (IsEnabled(t))
            {
                return Ending.None;
            }
        }
        return waiting ? Ending.Hung : unfinished ? Ending.Deadlocked : Ending.Complete;
    }

    /// <summary>The state after the next event of a thread; null when it has none.</summary>
    public Machine? After(int thread)
    {
        if (HasFinished(thread) || !IsEnabled(thread))
            return null;
        var next = new Machine(this);
        next.Do(thread);
        next.Settle();
        return next;
    }

    public string Key()
    {
        var key = new ExecutionKey.Builder();
        for (int t = 0; t < _threads.Length; t++)
            key.Thread(t + 1, _threads[t].Events);
        foreach ((EventId read, EventId write) in _reads)
            key.ReadsFrom(read, write);
        for (int v = 0; v < _writes.Length; v++)
            key.Coherence(_program.Variables[v].Name, _writes[v]);
        for (int o = 0; o < _objects.Length; o++)
            key.Chain(_program.Objects[o].Name, _objects[o].Chain);
        foreach ((EventId operation, int o, EventId after) in _unchanged)
            key.Unchanged(operation, _program.Objects[o].Name, after);
        return key.ToString();
    }

    private bool IsEnabled(int t)
    {
        switch (_program.Threads[t][_threads[t].Next])
        {
            case Step.Enter s:
                return Object(s.Object).Owner < 0;
            case Step.Wait s when _threads[t].InWait:
                return Object(s.Object).Owner < 0 && !Object(s.Object).Waiting.Contains(t);
            case Step.Take s:
                return Object(s.Object).Count > 0;
            case Step.EnterAs s:
                // To begin to wait to write is an event, too.
                return (s.Role == Role.Write && !_threads[t].InWait) || Admits(t, s.Object, s.Role);
            case Step.Await s when s.Conditions.Length == 1:
                // A round that goes round again would leave everything as it is.
                return _values[Variable(s.Conditions[0].Variable)] != s.Conditions[0].Value;
            case Step.Join:
                return false; // Settle passes it by as soon as it can be passed.
            default:
                return true;
        }
    }

    private void Do(int t)
    {
        ThreadState thread = _threads[t];
        switch (_program.Threads[t][thread.Next])
        {
            case Step.Read s:
                thread.Sum += Load(t, s.Variable);
                thread.Events++;
                break;
            case Step.Write s:
                Store(t, s.Variable, unchecked(s.Constant + s.Factor * thread.Sum));
                thread.Events++;
                break;
            case Step.Increment s:
                Update(t, s.Variable, v => unchecked(v + 1));
                break;
            case Step.Exchange s:
                Update(t, s.Variable, _ => s.Value);
                break;
            case Step.CompareExchange s:
                Update(t, s.Variable, v => v == s.Expected ? s.Value : v);
                break;
            case Step.Await s:
                Condition condition = s.Conditions[thread.Round];
                bool holds = Load(t, condition.Variable) == condition.Value;
                thread.Events++;
                thread.Round++;
                if (holds && thread.Round < s.Conditions.Length)
                    return;
                if (holds)
                {
                    // Round again: as if it had never been tried.
                    thread.Events -= thread.Round;
                    _reads.RemoveAll(r => r.Read.Thread == t + 1 && r.Read.Index >= thread.Events);
                    thread.Round = 0;
                    return;
                }
                thread.Round = 0;
                break;
            case Step.Enter s:
                Object(s.Object).Owner = t;
                Change(t, s.Object);
                break;
            case Step.TryEnter s:
                bool free = Object(s.Object).Owner < 0;
                thread.Took(Index(s.Object), free);
                Attempt(t, s.Object, free);
                if (free)
                    Object(s.Object).Owner = t;
                break;
            case Step.Exit s:
                Object(s.Object).Owner = -1;
                Change(t, s.Object);
                break;
            case Step.ExitIfTaken s: // Settle passes it by if it does nothing.
                Object(s.Object).Owner = -1;
                Change(t, s.Object);
                break;
            case Step.Wait s when !thread.InWait:
                Object(s.Object).Owner = -1;
                Object(s.Object).Waiting.Add(t);
                Change(t, s.Object);
                thread.InWait = true;
                return;
            case Step.Wait s:
                Object(s.Object).Owner = t;
                Change(t, s.Object);
                thread.InWait = false;
                break;
            case Step.Pulse s:
                Wake(t, s.Object, 1);
                break;
            case Step.PulseAll s:
                Wake(t, s.Object, int.MaxValue);
                break;
            case Step.Take s:
                Object(s.Object).Count--;
                Change(t, s.Object);
                break;
            case Step.TryTake s:
                bool some = Object(s.Object).Count > 0;
                Attempt(t, s.Object, some);
                if (some)
                    Object(s.Object).Count--;
                break;
            case Step.Release s:
                Object(s.Object).Count++;
                Change(t, s.Object);
                break;
            case Step.EnterAs s:
                if (Admits(t, s.Object, s.Role))
                {
                    EnterAs(t, s.Object, s.Role);
                    break;
                }
                Queue(t, s.Object);
                return;
            case Step.TryEnterAs s:
                if (thread.IsLate)
                {
                    // The time is up, and it is noticed.
                    thread.IsLate = thread.InWait = false;
                    Object(s.Object).Waiting.Remove(t);
                    Change(t, s.Object);
                    break;
                }
                bool admitted = Admits(t, s.Object, s.Role);
                thread.Took(Index(s.Object), admitted);
                if (admitted)
                {
                    EnterAs(t, s.Object, s.Role);
                    thread.Sum = unchecked(thread.Sum + 1);
                    break;
                }
                if (s is { Timed: true, Role: Role.Write } && !thread.InWait)
                {
                    Queue(t, s.Object);
                    return;
                }
                Attempt(t, s.Object, succeeds: false);
                if (thread.InWait)
                {
                    thread.IsLate = true;
                    return;
                }
                break;
            case Step.ExitAs s:
                ExitAs(t, s.Object, s.Role);
                break;
            case Step.ExitAsIfTaken s:
                ExitAs(t, s.Object, s.Role);
                break;
            default:
                throw new InvalidOperationException($"No event: {_program.Threads[t][thread.Next]}.");
        }
        thread.Next++;
    }

    /// <summary>
    /// Takes the steps that are no events and that nobody else can see, in all threads. A join is such
    /// a step: once it can be passed it always can.
    /// </summary>
    private void Settle()
    {
        for (bool moved = true; moved;)
        {
            moved = false;
            for (int t = 0; t < _threads.Length; t++)
                while (!HasFinished(t) && TryPass(t))
                    moved = true;
        }
    }

    private bool TryPass(int t)
    {
        ThreadState thread = _threads[t];
        switch (_program.Threads[t][thread.Next])
        {
            case Step.Fence:
            case Step.Join s when HasFinished(s.Thread - 1):
            case Step.ExitIfTaken e when !thread.HasTaken(Index(e.Object)):
                thread.Next++;
                return true;
            case Step.ExitAsIfTaken e when !thread.HasTaken(Index(e.Object)):
                thread.Next++;
                return true;
            case Step.If s:
                thread.Next += (thread.Sum & 1) == 0 ? 1 : 1 + s.Count;
                return true;
            default:
                return false;
        }
    }

    private int Load(int t, string name)
    {
        int v = Variable(name);
        _reads.Add((Now(t), _writes[v].Count == 0 ? EventId.Init : _writes[v][^1]));
        return _values[v];
    }

    private void Store(int t, string name, int value)
    {
        int v = Variable(name);
        _writes[v].Add(Now(t));
        _values[v] = value;
    }

    private void Update(int t, string name, Func<int, int> change)
    {
        int old = Load(t, name), value = change(old);
        if (value != old)
            Store(t, name, value);
        _threads[t].Sum = unchecked(_threads[t].Sum + old);
        _threads[t].Events++;
    }

    private void Change(int t, string name)
    {
        Object(name).Chain.Add(Now(t));
        _threads[t].Events++;
    }

    private void Attempt(int t, string name, bool succeeds)
    {
        if (succeeds)
        {
            Change(t, name);
            _threads[t].Sum = unchecked(_threads[t].Sum + 1);
        }
        else
        {
            List<EventId> chain = Object(name).Chain;
            _unchanged.Add((Now(t), Index(name), chain.Count == 0 ? EventId.Init : chain[^1]));
            _threads[t].Events++;
        }
    }

    private bool Admits(int t, string name, Role role)
    {
        ObjectState o = Object(name);
        bool writersWait = o.Waiting.Any(w => w != t);
        return role switch
        {
            Role.Read => o.Upgrader == t || (o.Owner < 0 && !writersWait),
            Role.UpgradeableRead => o.Upgrader < 0 && o.Owner < 0 && !writersWait,
            _ => o.Owner < 0 && o.Readers.Count == 0 && (o.Upgrader < 0 || o.Upgrader == t),
        };
    }

    private void EnterAs(int t, string name, Role role)
    {
        ObjectState o = Object(name);
        _threads[t].InWait = false;
        o.Waiting.Remove(t);
        switch (role)
        {
            case Role.Read:
                o.Readers.Add(t);
                break;
            case Role.UpgradeableRead:
                o.Upgrader = t;
                break;
            default:
                o.Owner = t;
                break;
        }
        Change(t, name);
    }

    private void Queue(int t, string name)
    {
        _threads[t].InWait = true;
        Object(name).Waiting.Add(t);
        Change(t, name);
    }

    private void ExitAs(int t, string name, Role role)
    {
        ObjectState o = Object(name);
        switch (role)
        {
            case Role.Read:
                o.Readers.Remove(t);
                break;
            case Role.UpgradeableRead:
                o.Upgrader = -1;
                break;
            default:
                o.Owner = -1;
                break;
        }
        Change(t, name);
    }

    private void Wake(int t, string name, int most)
    {
        List<int> waiting = Object(name).Waiting;
        int woken = Math.Min(most, waiting.Count);
        if (woken == 0)
        {
            // The thread holds the monitor, so the chain is not empty.
            _unchanged.Add((Now(t), Index(name), Object(name).Chain[^1]));
            _threads[t].Events++;
            return;
        }
        waiting.RemoveRange(0, woken);
        Change(t, name);
    }

    private EventId Now(int t) => new(t + 1, _threads[t].Events);

    private int Variable(string name)
    {
        for (int i = 0; i < _program.Variables.Count; i++)
            if (_program.Variables[i].Name == name)
                return i;
        throw new ArgumentException($"No variable '{name}'.");
    }

    private int Index(string name)
    {
        for (int i = 0; i < _program.Objects.Count; i++)
            if (_program.Objects[i].Name == name)
                return i;
        throw new ArgumentException($"No object '{name}'.");
    }

    private ObjectState Object(string name) => _objects[Index(name)];

    private sealed class ThreadState
    {
        private int _taken;

        /// <summary>The step that comes next.</summary>
        public int Next;

        public int Events;

        public int Sum;

        /// <summary>How many conditions of a waiting loop have been read in this round.</summary>
        public int Round;

        /// <summary>Whether the monitor has been released and not yet been entered again, or it waits to write.</summary>
        public bool InWait;

        /// <summary>Whether its time to wait is up.</summary>
        public bool IsLate;

        public void Took(int o, bool taken) => _taken = taken ? _taken | 1 << o : _taken & ~(1 << o);

        public bool HasTaken(int o) => (_taken & 1 << o) != 0;

        public ThreadState Clone() => (ThreadState)MemberwiseClone();
    }

    private sealed class ObjectState
    {
        /// <summary>The thread that is inside, or writes; -1 for none.</summary>
        public int Owner = -1;

        /// <summary>The thread that reads and may upgrade, or -1.</summary>
        public int Upgrader = -1;

        /// <summary>The threads that read.</summary>
        public List<int> Readers = [];

        /// <summary>A semaphore's count.</summary>
        public int Count;

        /// <summary>The threads that wait for a pulse, the first one first, or to write.</summary>
        public List<int> Waiting = [];

        public List<EventId> Chain = [];

        public ObjectState Clone() => new() { Owner = Owner, Upgrader = Upgrader, Readers = [.. Readers], Count = Count, Waiting = [.. Waiting], Chain = [.. Chain] };
    }
}
