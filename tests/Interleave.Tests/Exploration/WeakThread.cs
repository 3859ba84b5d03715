namespace Interleave.Tests.Exploration;

/// <summary>What a thread of a <see cref="Program"/> does next, given the events that it has done.</summary>
sealed class WeakThread
{
    private readonly Program _program;
    private readonly int _thread;
    private readonly IReadOnlyList<WeakEvent> _events;
    private readonly HashSet<string> _taken = [];
    private int _done, _sum, _nodes;

    private WeakThread(Program program, int thread, IReadOnlyList<WeakEvent> events) => (_program, _thread, _events) = (program, thread, events);

    /// <summary>The next event, without what it reads; null at the end of the thread, or where it goes round in a waiting loop.</summary>
    public WeakEvent? Next { get; private set; }

    /// <summary>For an atomic operation, what it writes for what it reads.</summary>
    public Func<int, int> Change { get; private set; } = v => v;

    /// <summary>How many reads at the end are of a round of a waiting loop that goes round.</summary>
    public int Round { get; private set; }

    public static WeakThread After(Program program, int thread, IReadOnlyList<WeakEvent> events)
    {
        var run = new WeakThread(program, thread, events);
        IReadOnlyList<Step> steps = program.Threads[thread];
        for (int i = 0; i < steps.Count;)
        {
            if (steps[i] is Step.If decision)
                i += (run._sum & 1) == 0 ? 1 : 1 + decision.Count;
            else if (run.Do(steps[i]))
                i++;
            else
                break;
        }
        return run;
    }

    /// <summary>Whether the step is over.</summary>
    private bool Do(Step step)
    {
        switch (step)
        {
            case Step.Read s:
                return Load(s.Variable, s.Volatile, out int read) && Count(read);
            case Step.Write s:
                return Store(s.Variable, unchecked(s.Constant + s.Factor * _sum), s.Volatile);
            case Step.Increment s:
                return Atomic(s.Variable, v => unchecked(v + 1));
            case Step.Exchange s:
                return Atomic(s.Variable, _ => s.Value);
            case Step.CompareExchange s:
                return Atomic(s.Variable, v => v == s.Expected ? s.Value : v);
            case Step.Fence:
                return Event(new(_thread, _done, WeakKind.Fence), out _);
            case Step.ReadBarrier:
                return Event(new(_thread, _done, WeakKind.ReadBarrier), out _);
            case Step.WriteBarrier:
                return Event(new(_thread, _done, WeakKind.WriteBarrier), out _);
            case Step.Join s:
                return Event(new(_thread, _done, WeakKind.Join) { Value = s.Thread - 1 }, out _);
            case Step.Await s:
                return Await(s);
            case Step.AwaitSwap s:
                return AwaitSwap(s);
            case Step.Publish s:
                return Publish(s);
            case Step.Follow s:
                return Follow(s);
            case Step.Assign s:
                return LoadReference(s.Reference, 0, false, out int node) && (node == 0 || Store($"{node}.f", s.Value, false, node));
            case Step.Copy s:
                return LoadReference(s.From, 0, false, out int copied) && Store(s.To, copied, IsVolatile(s.To), 0, isReference: true);
            default:
                return DoOnObject(step);
        }
    }

    private bool DoOnObject(Step step)
    {
        switch (step)
        {
            case Step.Enter s:
                return Object(s.Object, "enter", acquires: true, releases: false, out _);
            case Step.TryEnter s:
                if (!Object(s.Object, "try", acquires: true, releases: false, out int entered))
                    return false;
                _ = entered > 0 ? _taken.Add(s.Object) : _taken.Remove(s.Object);
                return Count(entered);
            case Step.Exit s:
                return Object(s.Object, "exit", acquires: false, releases: true, out _);
            case Step.ExitIfTaken s:
                return !_taken.Contains(s.Object) || Object(s.Object, "exit", acquires: false, releases: true, out _);
            case Step.Wait s:
                return Object(s.Object, "wait", acquires: false, releases: true, out _) && Object(s.Object, "reenter", acquires: true, releases: false, out _);
            case Step.Pulse s:
                return Object(s.Object, "pulse", acquires: false, releases: false, out _);
            case Step.PulseAll s:
                return Object(s.Object, "pulse all", acquires: false, releases: false, out _);
            case Step.Take s:
                return Object(s.Object, "take", acquires: true, releases: false, out _);
            case Step.TryTake s:
                return Object(s.Object, "try take", acquires: true, releases: false, out int took) && Count(took);
            case Step.Release s:
                return Object(s.Object, "release", acquires: false, releases: true, out _);
            case Step.Set s:
                return Object(s.Object, "set", acquires: false, releases: true, out _);
            case Step.Reset s:
                return Object(s.Object, "reset", acquires: false, releases: false, out _);
            case Step.WaitFor s:
                return Object(s.Object, "wait for", acquires: true, releases: false, out _);
            case Step.TryWaitFor s:
                return Object(s.Object, "try wait for", acquires: true, releases: false, out int passed) && Count(passed);
            case Step.Signal s:
                // The one that brings it to zero sees all others.
                return Object(s.Object, "signal", acquires: true, releases: true, out int last) && Count(last);
            case Step.WaitForZero s:
                return Object(s.Object, "wait for zero", acquires: true, releases: false, out _);
            case Step.Arrive s:
                if (!Object(s.Object, "arrive", acquires: true, releases: true, out int ends))
                    return false;
                return ends > 0 || Object(s.Object, "await", acquires: true, releases: false, out _, phase: -ends);
            case Step.Cancel s:
                return Object(s.Object, "cancel", acquires: true, releases: true, out _);
            case Step.IsCancelled s:
                return Object(s.Object, "is cancelled", acquires: true, releases: false, out int requested) && Count(requested);
            case Step.TakeOrCancelled s:
                return TakeOrCancelled(s);
            case Step.WaitAny s:
                return Together("any", [s.First, s.Second], out int which) && Count(which);
            case Step.WaitAll s:
                return Together("all", [s.First, s.Second], out _);
            default:
                throw new ArgumentException($"No meaning for {step}.");
        }
    }

    private bool TakeOrCancelled(Step.TakeOrCancelled step)
    {
        if (!Object(step.Cancellation, "is cancelled", acquires: true, releases: false, out int requested))
            return false;
        // It looks whether the semaphore is still there before it throws, and which token it is.
        return requested > 0
            ? Object(step.Object, "look", acquires: false, releases: false, out _) && Object(step.Cancellation, "is cancelled", acquires: true, releases: false, out _)
            : Together("any", [step.Object, step.Cancellation], out int which) && Count(1 - which);
    }

    private bool Together(string operation, IReadOnlyList<string> objects, out int found)
    {
        bool done = Event(new(_thread, _done, WeakKind.Together) { Operation = operation, Wanted = objects, Acquires = true }, out WeakEvent? e);
        found = e?.Found ?? 0;
        return done;
    }

    private bool Await(Step.Await loop)
    {
        int reads = 0;
        foreach (Condition condition in loop.Conditions)
        {
            if (!Load(condition.Variable, condition.Volatile, out int value))
                return false;
            reads++;
            if (value != condition.Value)
                return true;
        }
        Round = reads;
        return false;
    }

    private bool AwaitSwap(Step.AwaitSwap loop)
    {
        int reads = 0;
        if (loop.Looks)
        {
            if (!Load(loop.Variable, true, out int seen))
                return false;
            reads++;
            if (!loop.Succeeds(seen))
            {
                Round = reads;
                return false;
            }
        }
        Change = loop.After;
        if (!Event(new(_thread, _done, WeakKind.Atomic) { Cell = loop.Variable }, out WeakEvent? e))
            return false;
        if (loop.Succeeds(e!.Found))
            return true;
        Round = reads + 1;
        return false;
    }

    private bool Publish(Step.Publish step)
    {
        int node = NewNode();
        if (!Store($"{node}.f", step.Value, false, node))
            return false;
        if (step.Inside)
        {
            int outer = NewNode();
            if (!Store($"{outer}.next", node, false, outer, isReference: true))
                return false;
            node = outer;
        }
        return Store(step.Reference, node, step.Volatile, 0, isReference: true);
    }

    private bool Follow(Step.Follow step)
    {
        if (!LoadReference(step.Reference, 0, step.Volatile, out int node))
            return false;
        if (step.Inside && node != 0 && !LoadReference($"{node}.next", node, false, out node))
            return false;
        return node == 0 || (Load($"{node}.f", false, out int value, node) && Count(value));
    }

    private int NewNode() => 1 + _thread * 16 + _nodes++;

    private bool Count(int value)
    {
        _sum = unchecked(_sum + value);
        return true;
    }

    private bool Load(string cell, bool isVolatile, out int value, int owner = 0)
    {
        bool done = Event(new(_thread, _done, WeakKind.Read) { Cell = cell, Volatile = isVolatile || IsVolatile(cell), Owner = owner }, out WeakEvent? e);
        value = e?.Found ?? 0;
        return done;
    }

    private bool LoadReference(string cell, int owner, bool isVolatile, out int value)
    {
        bool done = Event(new(_thread, _done, WeakKind.Read) { Cell = cell, Volatile = isVolatile, Owner = owner, IsReference = true }, out WeakEvent? e);
        value = e?.Found ?? 0;
        return done;
    }

    private bool Store(string cell, int value, bool isVolatile, int owner = 0, bool isReference = false) =>
        Event(
            new(_thread, _done, WeakKind.Write) { Cell = cell, Value = value, Volatile = isVolatile || IsVolatile(cell), Owner = owner, IsReference = isReference },
            out _);

    private bool Atomic(string variable, Func<int, int> change)
    {
        Change = change;
        return Event(new(_thread, _done, WeakKind.Atomic) { Cell = variable }, out WeakEvent? e) && Count(e!.Found);
    }

    /// <param name="name">The object.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="acquires">Whether it acquires when it succeeds.</param>
    /// <param name="releases">Whether it releases when it changes something.</param>
    /// <param name="found">Positive when it has succeeded.</param>
    /// <param name="phase">The phase of a barrier that it waits for the end of.</param>
    private bool Object(string name, string operation, bool acquires, bool releases, out int found, int phase = 0)
    {
        bool done = Event(
            new(_thread, _done, WeakKind.Change) { Cell = name, Operation = operation, Acquires = acquires, Releases = releases, Value = phase }, out WeakEvent? e);
        found = e?.Found ?? 0;
        return done;
    }

    private bool IsVolatile(string variable) => _program.Variables.FirstOrDefault(v => v.Name == variable) is { Storage: Storage.VolatileStatic };

    /// <summary>Whether the event has happened.</summary>
    private bool Event(WeakEvent next, out WeakEvent? happened)
    {
        happened = _done < _events.Count ? _events[_done] : null;
        if (happened is null)
            Next = next;
        _done++;
        return happened is not null;
    }
}
