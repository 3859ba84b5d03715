using System.Runtime.InteropServices;
using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>What an operation does in a given state.</summary>
internal enum Effect : byte
{
    /// <summary>It must wait for another state.</summary>
    Blocked,

    /// <summary>It goes on and leaves the state as it is.</summary>
    Reads,

    /// <summary>It goes on and leaves another state.</summary>
    Changes,
}

/// <summary>Which objects of a group an operation has to do with, a bit each. None for an object by itself.</summary>
/// <param name="Used">Those it looks at or changes.</param>
/// <param name="Changed">Those it changes.</param>
internal readonly record struct Members(uint Used, uint Changed);

/// <summary>The outcome of an operation.</summary>
/// <param name="Effect">Its effect.</param>
/// <param name="State">The number of the next state.</param>
/// <param name="Result">Its result.</param>
/// <param name="Orders">What it orders beside itself.</param>
/// <param name="Members">The objects of a group.</param>
internal readonly record struct Transition(Effect Effect, int State, long Result, Orders Orders = Orders.None, Members Members = default);

/// <summary>
/// The pure state machine of one kind of synchronization object. States are values; equal ones have the same
/// number, and a transition is computed once.
/// </summary>
/// <remarks>Not thread-safe: each exploration has its own.</remarks>
internal abstract class SyncObject
{
    private readonly Dictionary<Asked, Transition> transitions = [];
    private readonly List<Sequence<long>> lists = [Sequence<long>.Empty];
    private readonly Dictionary<Sequence<long>, int> numbersOfLists = new() { [Sequence<long>.Empty] = 0 };

    /// <summary>
    /// Whether threads find what others have left with the object: an operation then comes after the one whose state it takes
    /// in every run, too.
    /// </summary>
    public bool HandsOver { get; protected init; }

    /// <summary>As <see cref="HandsOver"/>, for one operation with its result: it then comes after all that have changed the state before it.</summary>
    public virtual bool HandsOverAt(Operation operation, long result) => HandsOver;

    /// <summary>The number of the state that an object has when it is made.</summary>
    public abstract int Initial(long argument);

    public Transition Apply(int state, Operation operation, int thread, long argument)
    {
        ref Transition transition = ref CollectionsMarshal.GetValueRefOrAddDefault(
            transitions, new Asked(state, operation, thread, argument), out bool known);
        if (!known)
            transition = Compute(state, operation, thread, argument);
        return transition;
    }

    /// <remarks>Asked several times for each event: its own hash takes a third of the time of a tuple's.</remarks>
    private readonly record struct Asked(int State, Operation Operation, int Thread, long Argument)
    {
        public override int GetHashCode() => (((((State * 31) + Thread) * 257) + (int)Operation) * 31) + Argument.GetHashCode();
    }

    /// <summary>The thread that holds the object in this state; -1 when none does, or nobody can.</summary>
    public virtual int Holder(int state) => -1;

    /// <summary>The thread that holds the object and so keeps <paramref name="thread"/> waiting; -1 when none does.</summary>
    public virtual int HolderAgainst(int state, int thread) => Holder(state);

    /// <summary>The state in words, for reports.</summary>
    public abstract string Describe(int state);

    /// <summary>The list that a result stands for.</summary>
    public Sequence<long> Listed(long result) => lists[(int)result];

    /// <summary>A result that is a list of numbers, 0 for the empty one; equal ones are the same result.</summary>
    private protected long List(params long[] numbers)
    {
        var list = new Sequence<long>(numbers);
        if (!numbersOfLists.TryGetValue(list, out int number))
        {
            numbersOfLists.Add(list, number = lists.Count);
            lists.Add(list);
        }
        return number;
    }

    private protected abstract Transition Compute(int state, Operation operation, int thread, long argument);
}

/// <inheritdoc cref="SyncObject"/>
/// <typeparam name="TState">The state: an immutable value.</typeparam>
internal abstract class SyncObject<TState> : SyncObject
    where TState : IEquatable<TState>
{
    private readonly List<TState> states = [];
    private readonly Dictionary<TState, int> numbers = [];

    /// <summary>The state an object is made with.</summary>
    public abstract TState Make(long argument);

    /// <summary>What an operation does in a state: its effect, the next state, and its result.</summary>
    public abstract (Effect Effect, TState Next, long Result) Step(TState state, Operation operation, int thread, long argument);

    public sealed override int Initial(long argument) => NumberOf(Make(argument));

    public TState StateOf(int number) => states[number];

    public override string Describe(int state) => states[state].ToString()!;

    private protected sealed override Transition Compute(int state, Operation operation, int thread, long argument)
    {
        (Effect effect, TState next, long result) = Step(states[state], operation, thread, argument);
        int number = effect == Effect.Changes ? NumberOf(next) : state;
        return WithOrder(states[state], new Transition(number == state && effect == Effect.Changes ? Effect.Reads : effect, number, result), operation, thread, argument);
    }

    /// <summary>The transition with what the operation orders.</summary>
    private protected virtual Transition WithOrder(TState state, Transition transition, Operation operation, int thread, long argument) =>
        transition.Effect == Effect.Blocked ? transition : transition with { Orders = OperationOrder.Of(operation, transition.Effect == Effect.Changes, transition.Result) };

    private int NumberOf(TState state)
    {
        if (!numbers.TryGetValue(state, out int number))
        {
            number = states.Count;
            states.Add(state);
            numbers.Add(state, number);
        }
        return number;
    }

    protected static (Effect, TState, long) Blocked(TState state) => (Effect.Blocked, state, 0);

    protected static (Effect, TState, long) Reads(TState state, long result) => (Effect.Reads, state, result);

    protected static (Effect, TState, long) Changes(TState next, long result) => (Effect.Changes, next, result);

    protected static ArgumentOutOfRangeException Unknown(Operation operation) => new(nameof(operation), operation, "Not an operation of this object.");
}
