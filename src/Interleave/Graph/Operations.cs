using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Graphs;

/// <summary>What operations on objects leave in their events.</summary>
internal static class Operations
{
    private const EventFlags Outcome = EventFlags.Blocked | EventFlags.Changes | EventFlags.Acquires | EventFlags.Releases;

    /// <summary>Whether an operation leaves another state whenever it does not wait.</summary>
    public static bool NeverLooks(Operation operation) => operation is Operation.MonitorEnter or Operation.LockEnter or Operation.MonitorReenter;

    /// <summary>Gives an event the outcome of its operation; it is not tied by that.</summary>
    public static void Put(ref Event it, in Transition transition)
    {
        it.Value = transition.State;
        it.Result = transition.Result;
        it.Used = transition.Members.Used;
        it.Changed = transition.Members.Changed;
        EventFlags outcome = transition.Effect switch
        {
            Effect.Blocked => EventFlags.Blocked,
            Effect.Changes => EventFlags.Changes,
            _ => EventFlags.None,
        };
        if ((transition.Orders & Orders.Acquires) != 0)
            outcome |= EventFlags.Acquires;
        if ((transition.Orders & Orders.Releases) != 0)
            outcome |= EventFlags.Releases;
        it.Flags = (it.Flags & ~Outcome) | outcome;
    }
}
