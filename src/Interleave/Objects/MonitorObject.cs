using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>A thread that has given up a monitor to wait, and how often it held it.</summary>
internal readonly record struct MonitorWaiter(int Thread, int Depth);

/// <summary>The state of a monitor.</summary>
/// <param name="Owner">The thread that holds it, or -1.</param>
/// <param name="Depth">How often.</param>
/// <param name="Waiting">Those that wait for a pulse, first come first.</param>
/// <param name="Pulsed">Those that were pulsed and want the monitor back, by thread.</param>
internal sealed record MonitorState(int Owner, int Depth, Sequence<MonitorWaiter> Waiting, Sequence<MonitorWaiter> Pulsed)
{
    public static readonly MonitorState Free = new(-1, 0, Sequence<MonitorWaiter>.Empty, Sequence<MonitorWaiter>.Empty);

    public override string ToString() => Owner < 0 ? "free" : $"held by {Owner}";
}

/// <summary>
/// <see cref="System.Threading.Monitor"/>: reentrant; pulses wake in first-come order; a woken thread takes its
/// chance with those that enter.
/// </summary>
internal sealed class MonitorObject : SyncObject<MonitorState>
{
    public override MonitorState Make(long argument) => MonitorState.Free;

    public override int Holder(int state) => StateOf(state).Owner;

    public override (Effect Effect, MonitorState Next, long Result) Step(MonitorState state, Operation operation, int thread, long argument)
    {
        bool mine = state.Owner == thread;
        switch (operation)
        {
            case Operation.MonitorEnter:
            case Operation.MonitorTryEnter:
                if (mine)
                    return Changes(state with { Depth = state.Depth + 1 }, 1);
                if (state.Owner < 0)
                    return Changes(state with { Owner = thread, Depth = 1 }, 1);
                return operation == Operation.MonitorEnter || argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.MonitorExit when mine:
                return Changes(state.Depth == 1 ? state with { Owner = -1, Depth = 0 } : state with { Depth = state.Depth - 1 }, 1);

            case Operation.MonitorWait when mine:
                return Changes(
                    state with { Owner = -1, Depth = 0, Waiting = state.Waiting.Add(new MonitorWaiter(thread, state.Depth)) }, 1);

            case Operation.MonitorExpire:
                int queued = IndexOf(state.Waiting, thread);
                if (queued < 0)
                    return Reads(state, 1);
                return Changes(
                    state with { Waiting = state.Waiting.RemoveAt(queued), Pulsed = Insert(state.Pulsed, state.Waiting[queued]) }, 0);

            case Operation.MonitorReenter:
                int pulsed = IndexOf(state.Pulsed, thread);
                if (pulsed < 0 || state.Owner >= 0)
                    return Blocked(state);
                return Changes(
                    state with { Owner = thread, Depth = state.Pulsed[pulsed].Depth, Pulsed = state.Pulsed.RemoveAt(pulsed) }, 1);

            case Operation.MonitorPulse when mine:
                return state.Waiting.Count == 0
                    ? Reads(state, 1)
                    : Changes(state with { Waiting = state.Waiting.RemoveAt(0), Pulsed = Insert(state.Pulsed, state.Waiting[0]) }, 1);

            case Operation.MonitorPulseAll when mine:
                Sequence<MonitorWaiter> all = state.Pulsed;
                for (int i = 0; i < state.Waiting.Count; i++)
                    all = Insert(all, state.Waiting[i]);
                return state.Waiting.Count == 0
                    ? Reads(state, 1)
                    : Changes(state with { Waiting = Sequence<MonitorWaiter>.Empty, Pulsed = all }, 1);

            case Operation.MonitorExit or Operation.MonitorPulse or Operation.MonitorPulseAll:
                return Reads(state, 0);

            case Operation.MonitorWait:
                return Reads(state, -1);

            case Operation.MonitorIsEntered:
                return Reads(state, mine ? 1 : 0);

            default:
                throw Unknown(operation);
        }
    }

    private static int IndexOf(Sequence<MonitorWaiter> waiters, int thread)
    {
        for (int i = 0; i < waiters.Count; i++)
            if (waiters[i].Thread == thread)
                return i;
        return -1;
    }

    private static Sequence<MonitorWaiter> Insert(Sequence<MonitorWaiter> waiters, MonitorWaiter waiter)
    {
        int at = 0;
        while (at < waiters.Count && waiters[at].Thread < waiter.Thread)
            at++;
        return waiters.Insert(at, waiter);
    }
}
