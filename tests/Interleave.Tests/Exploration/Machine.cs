namespace Interleave.Tests.Exploration;

/// <summary>
/// A state of a machine that runs a <see cref="Program"/> one event at a time, with the execution graph that has led to
/// it: sequentially consistent, or with a store buffer for each thread (x86).
/// </summary>
/// <remarks>Not thread-safe. Threads, variables and objects are numbered from 0 in here.</remarks>
sealed partial class Machine
{
    private readonly Program _program;
    private readonly bool _buffers;
    private readonly ISet<int> _interrupted;
    private readonly ThreadState[] _threads;
    private readonly int[] _values;
    private readonly List<EventId>[] _writes;
    private readonly ObjectState[] _objects;
    private readonly List<(EventId Read, EventId Write)> _reads;
    private readonly List<(EventId Operation, int Object, EventId After)> _unchanged;

    /// <param name="program">What it runs.</param>
    /// <param name="buffers">Whether threads have store buffers.</param>
    /// <param name="interrupted">The threads that are known to be interrupted, from 0; those that turn out to be are added.</param>
    public Machine(Program program, bool buffers = false, ISet<int>? interrupted = null)
    {
        _program = program;
        _buffers = buffers;
        _interrupted = interrupted ?? new HashSet<int>();
        _threads = [.. program.Threads.Select(_ => new ThreadState())];
        _values = new int[program.Variables.Count];
        _writes = [.. program.Variables.Select(_ => new List<EventId>())];
        _objects =
        [
            .. program.Objects.Select(o => new ObjectState { Count = o.Initial, Initial = o.Initial }),
            .. program.Threads.Select(_ => new ObjectState()), // whether each is interrupted
        ];
        _reads = [];
        _unchanged = [];
        Settle();
    }

    private Machine(Machine other)
    {
        _program = other._program;
        _buffers = other._buffers;
        _interrupted = other._interrupted;
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
        if (_threads.Any(t => t.Buffer.Count > 0))
            return Ending.None;
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
            else if (_program.Threads[t][_threads[t].Next] is Step.AwaitSwap swap)
            {
                if (_threads[t].Round > 0 || swap.Succeeds(_values[Variable(swap.Variable)]))
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

    /// <summary>The state after the oldest write in a thread's buffer has reached memory; null when there is none.</summary>
    public Machine? AfterFlush(int thread)
    {
        if (_threads[thread].Buffer.Count == 0)
            return null;
        var next = new Machine(this);
        (int variable, int value, EventId write) = next._threads[thread].Buffer[0];
        next._threads[thread].Buffer.RemoveAt(0);
        next._writes[variable].Add(write);
        next._values[variable] = value;
        next.Settle();
        return next;
    }

    /// <summary>The execution so far, and what is still in the buffers.</summary>
    public string State() => Key() + string.Concat(_threads.Select((t, i) => $"\nbuffer {i} {string.Join(' ', t.Buffer)} {t.Next}"));

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
            key.Chain(NameOf(o), _objects[o].Chain);
        foreach ((EventId operation, int o, EventId after) in _unchanged)
            key.Unchanged(operation, NameOf(o), after);
        return key.ToString();
    }

    private bool IsEnabled(int t)
    {
        Step step = _program.Threads[t][_threads[t].Next];
        return IsLetThrough(t, step) && (_threads[t].Buffer.Count == 0 || !EmptiesBuffer(t, step));
    }

    /// <summary>Whether a step is made of locked instructions, as all are that change an object.</summary>
    private bool EmptiesBuffer(int t, Step step) => step switch
    {
        Step.Read or Step.Write or Step.Await or Step.ReadBarrier or Step.WriteBarrier => false,
        Step.AwaitSwap s => !s.Looks || _threads[t].Round > 0,
        Step.TryEnter s => Object(s.Object).Owner < 0,
        Step.TryTake s => Object(s.Object).Count > 0,
        Step.Pulse s => Object(s.Object).Waiting.Count > 0,
        Step.PulseAll s => Object(s.Object).Waiting.Count > 0,
        Step.Set s => Object(s.Object).Count == 0,
        Step.Cancel s => Object(s.Object).Count == 0,
        Step.Reset s => Object(s.Object).Count > 0,
        Step.Signal s => Object(s.Object).Count > 0,
        Step.WaitFor s => IsAutoEvent(s.Object),
        Step.TryWaitFor s => IsAutoEvent(s.Object) && Object(s.Object).Count > 0,
        Step.WaitAny s => IsAutoEvent(Object(s.First).Count > 0 ? s.First : s.Second),
        Step.WaitAll s => IsAutoEvent(s.First) || IsAutoEvent(s.Second),
        Step.WaitForZero or Step.IsCancelled => false,
        Step.Arrive => !_threads[t].InWait,
        Step.TakeOrCancelled s => _threads[t].InWait && Object(s.Object).Count > 0,
        _ => true,
    };

    private bool IsLetThrough(int t, Step step)
    {
        if (IsInterruptible(t) && MayGoOn(t, step) is { } may)
            return may;
        switch (step)
        {
            case Step.Enter s:
                return Object(s.Object).Owner < 0;
            case Step.Wait s when _threads[t].InWait:
                return Object(s.Object).Owner < 0 && !Object(s.Object).Waiting.Contains(t);
            case Step.Take s:
                return Object(s.Object).Count > 0;
            case Step.WaitFor s:
                return Object(s.Object).Count > 0;
            case Step.WaitForZero s:
                return Object(s.Object).Count == 0;
            case Step.Arrive s when _threads[t].InWait:
                return Object(s.Object).Phase > _threads[t].Phase;
            case Step.TakeOrCancelled s when _threads[t].InWait:
                return Object(s.Object).Count > 0 || Object(s.Cancellation).Count > 0;
            case Step.WaitAny s:
                return Object(s.First).Count > 0 || Object(s.Second).Count > 0;
            case Step.WaitAll s:
                return Object(s.First).Count > 0 && Object(s.Second).Count > 0;
            case Step.EnterAs s:
                // To begin to wait to write is an event, too.
                return (s.Role == Role.Write && !_threads[t].InWait) || Admits(t, s.Object, s.Role);
            case Step.Await s when s.Conditions.Length == 1:
                // A round that goes round again would leave everything as it is.
                return Seen(t, Variable(s.Conditions[0].Variable)).Value != s.Conditions[0].Value;
            case Step.AwaitSwap s when _threads[t].Round == 0:
                return s.Succeeds(Seen(t, Variable(s.Variable)).Value);
            case Step.Join:
                return false; // Settle passes it by as soon as it can be passed.
            default:
                return true;
        }
    }

    private void Do(int t)
    {
        ThreadState thread = _threads[t];
        if (IsInterruptible(t) && TryDoInterruptible(t))
            return;
        Step step = _program.Threads[t][thread.Next];
        switch (step)
        {
            case Step.Interrupt s:
                _interrupted.Add(s.Thread - 1);
                Put(t, FlagOf(s.Thread - 1), 1);
                break;
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
                    RoundAgain(t);
                    return;
                }
                thread.Round = 0;
                break;
            case Step.AwaitSwap { Looks: true } when thread.Round == 0:
                Load(t, ((Step.AwaitSwap)step).Variable);
                thread.Events++;
                thread.Round++;
                return;
            case Step.AwaitSwap s:
                int before = thread.Sum;
                bool succeeds = s.Succeeds(_values[Variable(s.Variable)]);
                Update(t, s.Variable, s.After);
                thread.Sum = before;
                if (!succeeds)
                {
                    thread.Round++;
                    RoundAgain(t);
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
            case Step.Set s:
                Put(t, s.Object, 1);
                break;
            case Step.Reset s:
                Put(t, s.Object, 0);
                break;
            case Step.WaitFor s:
                Pass(t, s.Object);
                thread.Events++;
                break;
            case Step.TryWaitFor s when Object(s.Object).Count > 0:
                Pass(t, s.Object);
                thread.Events++;
                thread.Sum = unchecked(thread.Sum + 1);
                break;
            case Step.TryWaitFor s:
                Look(t, s.Object);
                break;
            case Step.Signal s when Object(s.Object).Count > 0:
                if (--Object(s.Object).Count == 0)
                    thread.Sum = unchecked(thread.Sum + 1);
                Change(t, s.Object);
                break;
            case Step.Signal s:
                Look(t, s.Object);
                break;
            case Step.WaitForZero s:
                Look(t, s.Object);
                break;
            case Step.Arrive s when !thread.InWait:
                Change(t, s.Object);
                thread.Phase = Object(s.Object).Phase;
                if (--Object(s.Object).Count > 0)
                {
                    thread.InWait = true;
                    return;
                }
                Object(s.Object).Count = Object(s.Object).Initial;
                Object(s.Object).Phase++;
                break;
            case Step.Arrive s:
                Look(t, s.Object);
                thread.InWait = false;
                break;
            case Step.Cancel s:
                Put(t, s.Object, 1);
                break;
            case Step.IsCancelled s:
                thread.Sum = unchecked(thread.Sum + Object(s.Object).Count);
                Look(t, s.Object);
                break;
            case Step.TakeOrCancelled s when !thread.InWait:
                thread.InWait = true;
                bool cancelled = Object(s.Cancellation).Count > 0;
                Look(t, s.Cancellation);
                if (!cancelled)
                    return;
                // It looks whether the semaphore is still there before it throws, and which token it is.
                Look(t, s.Object);
                Look(t, s.Cancellation);
                thread.InWait = false;
                break;
            case Step.TakeOrCancelled s:
                thread.InWait = false;
                if (Object(s.Object).Count > 0)
                {
                    Object(s.Object).Count--;
                    thread.Sum = unchecked(thread.Sum + 1);
                    Change(t, s.Object);
                }
                else
                {
                    Look(t, s.Cancellation);
                }
                break;
            case Step.WaitAny s:
                bool first = Object(s.First).Count > 0;
                Pass(t, first ? s.First : s.Second);
                thread.Events++;
                thread.Sum = unchecked(thread.Sum + (first ? 0 : 1));
                break;
            case Step.WaitAll s:
                Pass(t, s.First);
                Pass(t, s.Second);
                thread.Events++;
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
            case Step.ReadBarrier or Step.WriteBarrier:
            case Step.Sleep when !IsInterruptible(t):
            case Step.Fence when thread.Buffer.Count == 0:
            case Step.Join s when HasFinished(s.Thread - 1) && _threads[s.Thread - 1].Buffer.Count == 0:
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
        (int value, EventId write) = Seen(t, Variable(name));
        _reads.Add((Now(t), write));
        return value;
    }

    /// <summary>What a thread finds: its own newest write that is still in its buffer, or what is in memory.</summary>
    private (int Value, EventId Write) Seen(int t, int v)
    {
        List<(int Variable, int Value, EventId Write)> buffer = _threads[t].Buffer;
        int newest = buffer.FindLastIndex(b => b.Variable == v);
        return newest >= 0 ? (buffer[newest].Value, buffer[newest].Write) : (_values[v], _writes[v].Count == 0 ? EventId.Init : _writes[v][^1]);
    }

    private void Store(int t, string name, int value)
    {
        int v = Variable(name);
        if (_buffers)
        {
            _threads[t].Buffer.Add((v, value, Now(t)));
            return;
        }
        _writes[v].Add(Now(t));
        _values[v] = value;
    }

    /// <summary>As if the round had never been tried.</summary>
    private void RoundAgain(int t)
    {
        ThreadState thread = _threads[t];
        thread.Events -= thread.Round;
        _reads.RemoveAll(r => r.Read.Thread == t + 1 && r.Read.Index >= thread.Events);
        thread.Round = 0;
    }

    private void Update(int t, string name, Func<int, int> change)
    {
        int old = Load(t, name), value = change(old);
        if (value != old)
        {
            _writes[Variable(name)].Add(Now(t));
            _values[Variable(name)] = value;
        }
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

    /// <summary>An operation that leaves an object as it is.</summary>
    private void Look(int t, string name)
    {
        Unchanged(t, name);
        _threads[t].Events++;
    }

    /// <summary>An operation after which an object has a state, which it may have had before.</summary>
    private void Put(int t, string name, int count)
    {
        if (Object(name).Count == count)
            Unchanged(t, name);
        else
            Object(name).Chain.Add(Now(t));
        Object(name).Count = count;
        _threads[t].Events++;
    }

    /// <summary>A wait for an event that is set.</summary>
    private void Pass(int t, string name)
    {
        if (_program.Object(name).Kind == ObjectKind.ManualEvent)
        {
            Unchanged(t, name);
            return;
        }
        Object(name).Count = 0;
        Object(name).Chain.Add(Now(t));
    }

    private void Unchanged(int t, string name)
    {
        List<EventId> chain = Object(name).Chain;
        _unchanged.Add((Now(t), Index(name), chain.Count == 0 ? EventId.Init : chain[^1]));
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

    private bool IsAutoEvent(string name) => _program.Object(name).Kind == ObjectKind.AutoEvent;

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
        for (int t = 0; t < _threads.Length; t++)
            if (name == FlagOf(t))
                return _program.Objects.Count + t;
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

        /// <summary>Whether the first half of a step is done: the monitor released and not yet entered again, the barrier reached; or it waits to write.</summary>
        public bool InWait;

        /// <summary>How far a step of a thread that may be interrupted has come.</summary>
        public int Stage;

        /// <summary>The phase of the barrier that was reached.</summary>
        public int Phase;

        /// <summary>Whether its time to wait is up.</summary>
        public bool IsLate;

        public void Took(int o, bool taken) => _taken = taken ? _taken | 1 << o : _taken & ~(1 << o);

        public bool HasTaken(int o) => (_taken & 1 << o) != 0;

        /// <summary>The writes that are not in memory yet, the oldest first.</summary>
        public List<(int Variable, int Value, EventId Write)> Buffer = [];

        public ThreadState Clone()
        {
            var clone = (ThreadState)MemberwiseClone();
            clone.Buffer = [.. Buffer];
            return clone;
        }
    }

    private sealed class ObjectState
    {
        /// <summary>The thread that is inside, or writes; -1 for none.</summary>
        public int Owner = -1;

        /// <summary>The thread that reads and may upgrade, or -1.</summary>
        public int Upgrader = -1;

        /// <summary>The threads that read.</summary>
        public List<int> Readers = [];

        /// <summary>A semaphore's or countdown's count; 1 for an event that is set, or what is cancelled; how many a barrier still waits for.</summary>
        public int Count;

        /// <summary>The count at first.</summary>
        public int Initial;

        /// <summary>How often a barrier has let all go on.</summary>
        public int Phase;

        /// <summary>The threads that wait for a pulse, the first one first, or to write.</summary>
        public List<int> Waiting = [];

        public List<EventId> Chain = [];

        public ObjectState Clone() => new() { Owner = Owner, Upgrader = Upgrader, Readers = [.. Readers], Count = Count, Initial = Initial, Phase = Phase, Waiting = [.. Waiting], Chain = [.. Chain] };
    }
}
