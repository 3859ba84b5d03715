using Interleave.Exploration;
using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>
/// The threads of an execution and which of them runs. One runs at a time.
/// </summary>
/// <remarks>
/// <para>
/// A thread that another one is only waiting for runs on top of the waiter's stack, as a plain call. It works as long
/// as threads need each other in the order of that stack. When one below is needed (a conflict), the run is abandoned
/// and begins again: what is in the graph is only repeated, so the one that was needed goes on before those that were
/// above it come to run. Where that does not help, or the real order must be kept, each thread has an OS thread of its own
/// (<see cref="Separate"/>) and control is handed over by <see cref="Signal"/>.
/// </para>
/// <para>All members are called by the thread that has control; handing over is a full fence.</para>
/// </remarks>
internal sealed class Threads(Execution execution)
{
    private readonly List<LogicalThread> all = [];
    private readonly Signal mainSignal = Signal.Create();
    private int[] runnable = new int[8];


    /// <summary>How many numbers there are. Those that nobody has in this execution are of threads that are not started.</summary>
    public int Count => all.Count;

    /// <summary>How many have been started, the first one included.</summary>
    public int Started { get; private set; }

    /// <summary>How many have ended, the first one not counted.</summary>
    public int Ended { get; private set; }

    /// <summary>Whether each thread but the first has an OS thread of its own.</summary>
    public bool Separate { get; set; }

    /// <summary>The thread that runs.</summary>
    public LogicalThread Current { get; private set; } = null!;

    public LogicalThread Main => all[0];

    public LogicalThread this[int thread] => all[thread];

    public void Reset()
    {
        Ended = 0;
        if (all.Count == 0)
            Add();
        foreach (LogicalThread thread in all)
            thread.Reset();
        Current = Main;
        Current.Wait = Wait.None;
        Current.HasStack = true;
        Started = 1;
    }

    /// <summary>The running thread makes another one. It has the same number in all executions, whoever comes to run first.</summary>
    /// <param name="kind">What it is called; null for a thread.</param>
    public LogicalThread Create(string? kind = null)
    {
        LogicalThread.Offspring made = Current.Makes(kind);
        if (made.Count == made.Threads.Count)
        {
            string place = Current == Main ? "" : Current.DefaultName[(Current.DefaultName.IndexOfAny(Digits))..] + ".";
            LogicalThread added = Add();
            added.DefaultName = $"{(kind is null ? "T" : kind + " ")}{place}{made.Count + 1}";
            made.Threads.Add(added);
        }
        LogicalThread thread = made.Threads[made.Count++];
        thread.Kind = kind;
        return thread;
    }

    private static readonly char[] Digits = [.. "0123456789"];

    private LogicalThread Add()
    {
        var facade = (Thread)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Thread));
        GC.SuppressFinalize(facade);
        all.Add(new LogicalThread(all.Count, facade));
        all[^1].Reset();
        return all[^1];
    }

    /// <summary>Where a strategy decides step by step: whether a thread, when chosen, first goes on to its next step.</summary>
    public bool IsOnItsWay(int thread) => !all[thread].HasStack || all[thread].Wait == Wait.End;

    public LogicalThread? Find(Thread facade)
    {
        for (int i = 0; i < Count; i++)
            if (ReferenceEquals(all[i].Facade, facade))
                return all[i];
        return null;
    }

    public void Start(LogicalThread thread)
    {
        thread.Wait = Wait.None;
        Started++;
    }

    /// <summary>Lets others run until <paramref name="thread"/> can go on.</summary>
    public void Block(LogicalThread thread, Wait wait, int about)
    {
        thread.Wait = wait;
        thread.WaitFor = about;
        execution.Tracer?.Waiting(thread.Number);
        while (true)
        {
            execution.ThrowIfAbandoned();
            if (execution.Strategy.Interrupts)
            {
                // Whoever is chosen, be it this one.
                LogicalThread? chosen = Pick(null);
                if (chosen == thread)
                    break;
                SwitchOrEnd(thread, chosen);
                if (Current == thread && execution.CanGo(thread) && !execution.Abandoned)
                    break;
            }
            else
            {
                if (execution.CanGo(thread))
                    break;
                SwitchOrEnd(thread, Pick(thread));
            }
        }
        thread.Wait = Wait.None;
    }

    /// <summary>Before a new visible step: asks who goes on.</summary>
    public void Interrupt(LogicalThread thread)
    {
        int count = CollectRunnable();
        if (count == 1)
            return;
        LogicalThread chosen = all[execution.Strategy.Choose(thread.Number, runnable.AsSpan(0, count))];
        if (chosen == thread)
            return;
        Switch(thread, chosen);
        execution.ThrowIfAbandoned();
    }

    /// <summary>The body of the first thread has ended: the others run on.</summary>
    public void Drain()
    {
        if (Main.Wait != Wait.Failed)
            Main.Wait = Wait.Ended;
        while (!execution.Abandoned && Pick(Main) is { } next)
            Switch(Main, next);
        if (!execution.Abandoned)
            execution.Complete();
        Unwind();
    }

    /// <summary>Lets all threads that still have a stack leave it; the execution is abandoned.</summary>
    public void Unwind()
    {
        if (Separate && NextToUnwind() is { } next)
        {
            Current = next;
            next.Carrier!.Signal.Set();
            mainSignal.Wait();
        }
        Current = Main;
    }

    private void SwitchOrEnd(LogicalThread thread, LogicalThread? next)
    {
        if (next is null)
        {
            execution.Complete();
            execution.ThrowIfAbandoned();
        }
        Switch(thread, next!);
    }

    private void Switch(LogicalThread from, LogicalThread to)
    {
        if (!Separate)
        {
            if (to.HasStack)
            {
                execution.NeededInOrder = to.Wait == Wait.Order;
                execution.End(EndReason.Conflict);
                execution.ThrowIfAbandoned();
            }
            to.HasStack = true;
            Current = to;
            execution.RunBody(to);
            to.HasStack = false;
            Current = from;
            return;
        }
        execution.HandOvers++;
        HandOver(to);
        (from.Carrier?.Signal ?? mainSignal).Wait();
    }

    private void HandOver(LogicalThread to)
    {
        Current = to;
        if (to.HasStack)
        {
            (to.Carrier?.Signal ?? mainSignal).Set();
            return;
        }
        to.HasStack = true;
        to.Carrier = Carrier.Rent();
        to.Carrier.Start(() => Carry(to));
    }

    /// <summary>The life of a thread on a carrier.</summary>
    private void Carry(LogicalThread thread)
    {
        Controller.Current = execution;
        execution.RunBody(thread);
        Controller.Current = null;
        Carrier carrier = thread.Carrier!;
        thread.HasStack = false;
        LogicalThread? next = null;
        if (!execution.Abandoned)
        {
            next = Pick(thread);
            if (next is null && Main.Wait is not (Wait.Ended or Wait.Failed))
                execution.Complete();
        }
        if (execution.Abandoned)
            next = NextToUnwind();
        next ??= Main;
        carrier.Return();
        if (next == Main)
        {
            Current = Main;
            mainSignal.Set();
        }
        else
        {
            execution.HandOvers++;
            HandOver(next);
        }
    }

    private LogicalThread? NextToUnwind()
    {
        for (int i = 1; i < Count; i++)
            if (all[i].HasStack)
                return all[i];
        return null;
    }

    /// <summary>Who goes on when <paramref name="blocked"/> cannot.</summary>
    /// <remarks>
    /// Of those that have not begun in this run, the one that has added an event last in the search goes first: it is the
    /// one that is about to add more, and mostly it is what others wait for. Above them it would be in their way.
    /// </remarks>
    private LogicalThread? Pick(LogicalThread? blocked)
    {
        if (execution.Strategy.Interrupts)
        {
            int count = CollectRunnable();
            return count == 0 ? null : all[execution.Strategy.Choose(-1, runnable.AsSpan(0, count))];
        }
        if (blocked is { Wait: Wait.Order } && Needed(blocked) is { } needed)
            return needed;
        if (blocked is { Wait: Wait.Turn } && execution.Urgent(blocked, blocked.WaitFor) is { Wait: not Wait.Unstarted } urgent && (!urgent.HasStack || execution.CanGo(urgent)))
            return urgent;
        LogicalThread? fresh = null, woken = null, other = null;
        for (int i = 0; i < Count; i++)
        {
            LogicalThread thread = all[i];
            if (thread == blocked || thread.Wait is Wait.Ended or Wait.Failed or Wait.Unstarted)
                continue;
            if (!thread.HasStack)
                fresh = fresh is null || LastStamp(thread) > LastStamp(fresh) ? thread : fresh;
            else if (!execution.CanGo(thread))
                continue;
            else if (thread.Wait == Wait.Operation || thread.LooksAgain)
                woken ??= thread;
            else
                other ??= thread;
        }
        if (woken is not null && (fresh is null || woken.Number < fresh.Number))
            return woken;
        return fresh ?? woken ?? other;
    }

    private int LastStamp(LogicalThread thread) => execution.Graph.Last(thread.Number) is var e && (e == Graph.None || execution.Graph[e].Kind != EventKind.Operation) ? 0 : execution.Graph[e].Stamp;

    /// <summary>The thread that has to run for <paramref name="blocked"/> to go on, or the one that starts it, if it can.</summary>
    private LogicalThread? Needed(LogicalThread blocked)
    {
        int missing = execution.MissingSource(blocked.WaitFor);
        while (missing != Graph.None)
        {
            LogicalThread thread = all[execution.Graph[missing].Thread];
            if (thread == blocked)
                return null;
            if (thread.Wait != Wait.Unstarted)
                return thread.Wait is not (Wait.Ended or Wait.Failed) && (!thread.HasStack || execution.CanGo(thread)) ? thread : null;
            missing = execution.Graph.StartOf(thread.Number);
        }
        return null;
    }

    private int CollectRunnable()
    {
        if (runnable.Length < Count)
            runnable = new int[Count * 2];
        int count = 0;
        for (int i = 0; i < Count; i++)
            if (all[i].Wait is not (Wait.Ended or Wait.Unstarted) && execution.CanGo(all[i]))
                runnable[count++] = i;
        return count;
    }

    public void MarkEnded(LogicalThread thread)
    {
        thread.Wait = Wait.Ended;
        Ended++;
    }
}
