using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>What an operation asks of one of several objects that are used together.</summary>
/// <param name="Object">The object's cell.</param>
/// <param name="Machine">Its state machine.</param>
/// <param name="Initial">The state it was made with.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Argument">Its argument.</param>
internal readonly record struct Part(int Object, SyncObject Machine, int Initial, Operation Operation, long Argument);

/// <summary>An operation on objects that are used together: all of its parts at once, or the first of them that can go on.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="All">Whether all of them, or one.</param>
/// <param name="Waits">Whether it waits when it cannot go on.</param>
/// <param name="Interruption">What comes before all of them when it can go on, and is then all that is done.</param>
internal sealed record Request(Sequence<Part> Parts, bool All, bool Waits, Part? Interruption = null);

/// <summary>The state of an object of a group.</summary>
internal readonly record struct Member(int Object, int State);

/// <summary>
/// Objects that some operation uses together are one object, with one order of all their operations: whatever is done to
/// several of them is then a step like any other.
/// </summary>
internal sealed class GroupObject : SyncObject<Sequence<Member>>
{
    /// <summary>The result of a request when its interruption went on.</summary>
    public const long Interrupted = long.MinValue;

    /// <summary>The result of a request with one part that does not wait, when that cannot go on.</summary>
    public const long MustWait = long.MinValue + 1;

    private readonly List<Request> requests = [];
    private readonly Dictionary<Request, long> numbers = [];
    private readonly Dictionary<int, int> places = [];

    public GroupObject() => HandsOver = true;

    public override Sequence<Member> Make(long argument) => Sequence<Member>.Empty;

    /// <summary>The number by which a request is an operation's argument.</summary>
    public long NumberOf(Request request)
    {
        if (!numbers.TryGetValue(request, out long number))
        {
            number = requests.Count;
            requests.Add(request);
            numbers.Add(request, number);
        }
        return number;
    }

    public Request RequestOf(long number) => requests[(int)number];

    /// <summary>The state of one of the objects, when the whole is in a state.</summary>
    public int StateOf(int state, in Part part) => StateOf(StateOf(state), part);

    /// <remarks>
    /// The result is that of the part when there is only one, or one of the two above. Otherwise the number of the part that went on is in the high 32
    /// bits and its result in the low ones; -1 when the time is up. For all parts, that is the first with a result other than 1.
    /// </remarks>
    public override (Effect Effect, Sequence<Member> Next, long Result) Step(
        Sequence<Member> state, Operation operation, int thread, long argument)
    {
        Request request = requests[(int)argument];
        if (request.Interruption is { } interruption && Apply(state, interruption, thread) is { Effect: Effect.Changes } interrupted)
            return Changes(With(state, interruption, interrupted), Interrupted);
        if (request.Parts.Count == 1)
        {
            Transition only = Apply(state, request.Parts[0], thread);
            return only.Effect == Effect.Blocked && !request.Waits
                ? Reads(state, MustWait)
                : (only.Effect, With(state, request.Parts[0], only), only.Result);
        }
        Sequence<Member> next = state;
        long result = 1;
        bool done = request.All;
        for (int i = 0; i < request.Parts.Count; i++)
        {
            Transition part = Apply(next, request.Parts[i], thread);
            if (part.Effect == Effect.Blocked)
            {
                if (!request.All)
                    continue;
                done = false;
                break;
            }
            next = With(next, request.Parts[i], part);
            if (!request.All || (part.Result != 1 && result == 1))
                result = ((long)i << 32) | (uint)part.Result;
            done = true;
            if (!request.All)
                break;
        }
        if (!done)
            return request.Waits ? Blocked(state) : Reads(state, -1);
        return next.Equals(state) ? Reads(state, result) : Changes(next, result);
    }

    /// <remarks>A look at an object on the way to another one counts, too: it found that the object lets nobody through.</remarks>
    private protected override Transition WithOrder(Sequence<Member> state, Transition transition, Operation operation, int thread, long argument)
    {
        if (transition.Effect == Effect.Blocked)
            return transition;
        Request request = requests[(int)argument];
        var orders = Orders.None;
        uint used = 0, changed = 0;
        Sequence<Member> next = state;
        if (request.Interruption is { } interruption)
            Count(interruption, wanted: transition.Result == Interrupted);
        bool done = transition.Result is not (Interrupted or MustWait) && (request.Parts.Count == 1 || transition.Result != -1);
        for (int i = 0; i < request.Parts.Count && transition.Result != Interrupted; i++)
            if (Count(request.Parts[i], done) && !request.All)
                break;
        return transition with { Orders = orders, Members = new Members(used, changed) };

        // Whether the part can go on.
        bool Count(in Part part, bool wanted)
        {
            Transition own = Apply(next, part, thread);
            used |= BitOf(part.Object);
            if (own.Effect == Effect.Blocked || !wanted)
                return own.Effect != Effect.Blocked;
            orders |= own.Orders;
            if (own.Effect == Effect.Changes)
                changed |= BitOf(part.Object);
            next = With(next, part, own);
            return true;
        }
    }

    /// <summary>Objects that share a bit, where there are more than 32, are taken to be in one order.</summary>
    private uint BitOf(int cell)
    {
        if (!places.TryGetValue(cell, out int place))
            places.Add(cell, place = places.Count);
        return 1u << (place & 31);
    }

    private static Transition Apply(Sequence<Member> state, in Part part, int thread) =>
        part.Machine.Apply(StateOf(state, part), part.Operation, thread, part.Argument);

    private static int StateOf(Sequence<Member> state, in Part part)
    {
        int at = IndexOf(state, part.Object);
        return at < state.Count && state[at].Object == part.Object ? state[at].State : part.Initial;
    }

    private static Sequence<Member> With(Sequence<Member> state, in Part part, Transition transition)
    {
        if (transition.Effect != Effect.Changes)
            return state;
        int at = IndexOf(state, part.Object);
        var member = new Member(part.Object, transition.State);
        return at < state.Count && state[at].Object == part.Object ? state.RemoveAt(at).Insert(at, member) : state.Insert(at, member);
    }

    private static int IndexOf(Sequence<Member> state, int cell)
    {
        int at = 0;
        while (at < state.Count && state[at].Object < cell)
            at++;
        return at;
    }
}
