using Interleave.Executing;
using Interleave.Graphs;
using Interleave.Memory;

namespace Interleave.Exploration;

/// <summary>
/// Explores every execution graph once.
/// </summary>
/// <remarks>
/// <para>
/// Reads, writes and atomic operations follow TruSt (Kokologiannakis, Marmanis, Gladstein, Vafeiadis: "Truly
/// Stateless, Optimal Dynamic Partial Order Reduction", POPL 2022, section 3): an event is added with the latest
/// write; each other write it may take, each other place in the coherence order, and each read that a new write may
/// serve instead (a <em>revisit</em>) is an alternative to be tried later. A revisit deletes what was added after
/// the read and does not come before the write, and happens only where all that is maximal, so that each graph is
/// reached in one way.
/// </para>
/// <para>
/// Departures: alternatives are not copies but choices on a stack, made on the one graph after it has been taken
/// back to where the choice was; only a revisit needs a graph of its own. Operations on objects are explored
/// likewise, as read-modify-writes of the object's state; those that wait go on in place
/// (<see cref="WakeWaiting"/>), and so do waiting loops (<see cref="LookAgain(int)"/>).
/// </para>
/// <para>Not thread-safe: it is used by the one execution that runs.</para>
/// </remarks>
internal sealed partial class Exhaustive : IStrategy
{
    private enum ChoiceKind : byte
    {
        /// <summary>The event reads from <see cref="Choice.Other"/>.</summary>
        ReadFrom,

        /// <summary>The event reads from <see cref="Choice.Other"/>, which was the latest write when it was added.</summary>
        ReadLatest,

        /// <summary>The event stands behind <see cref="Choice.Other"/> in the coherence order.</summary>
        PlaceAfter,

        /// <summary>The event stands behind <see cref="Choice.Previous"/>, and <see cref="Choice.Other"/> reads from it.</summary>
        Revisit,

        /// <summary>Of the waiting operations, <see cref="Choice.Event"/> goes on before <see cref="Choice.Other"/>.</summary>
        WakeFirst,

        /// <summary>A waiting operation looks at the state that <see cref="Choice.Other"/> leaves, before that is changed again.</summary>
        LookFirst,

        /// <summary>The thread of <see cref="Choice.Other"/> goes on waiting though <see cref="Choice.Event"/> would serve it.</summary>
        Stay,
    }

    /// <summary>An alternative to what was done at a position of the graph.</summary>
    private readonly record struct Choice(ChoiceKind Kind, int Position, int Event, int Other, int Previous, double Weight);

    /// <summary>A graph that a revisit has made, and where its alternatives begin on the stack.</summary>
    private readonly record struct Frame(Graph Graph, int FirstChoice);

    private readonly Cells cells;
    private readonly IMemoryModel model;
    private readonly Stack<Frame> frames = [];
    private readonly Stack<Graph> pool = [];
    private Choice[] choices = new Choice[256];
    private int choiceCount;
    private Graph graph = new();
    private int[] mine = new int[8];

    /// <summary>The share of the whole search that the current path stands for.</summary>
    private double weight = 1;

    private bool started;

    public Exhaustive(Cells cells, IMemoryModel model)
    {
        this.cells = cells;
        this.model = model;
        histories = new Histories(cells);
        frames.Push(new Frame(graph, 0));
    }

    public Graph Graph => graph;

    public IMemoryModel Memory => model;

    public bool Interrupts => false;

    public double Done { get; private set; }

    public long Pending => choiceCount;

    public int Choose(int current, ReadOnlySpan<int> runnable) => current >= 0 ? current : runnable[0];

    /// <summary>Takes the newest alternative that turns out to be consistent, and leaves its graph to be run.</summary>
    public bool Next()
    {
        if (!started)
            return started = true;
        Done += weight;
        while (true)
        {
            while (choiceCount == frames.Peek().FirstChoice)
            {
                if (frames.Count == 1)
                    return false;
                pool.Push(frames.Pop().Graph);
                graph = frames.Peek().Graph;
            }
            Choice choice = choices[--choiceCount];
            weight = choice.Weight;
            graph.TakeBack(choice.Position);
            if (Apply(choice))
                return true;
            Done += choice.Weight;
        }
    }

    private bool Apply(in Choice choice)
    {
        int e = choice.Event;
        switch (choice.Kind)
        {
            case ChoiceKind.ReadFrom:
                return !WaitsWith(e, choice.Other) && TakeFrom(e, choice.Other);

            case ChoiceKind.ReadLatest:
                return ReadLatest(e, choice.Other);

            case ChoiceKind.PlaceAfter:
                graph.UntieWrite(e);
                graph.TieWrite(e, choice.Other);
                return true;

            case ChoiceKind.Revisit:
                return Revisit(e, choice.Previous, choice.Other);

            case ChoiceKind.Stay:
                return stays.Pop().Matters;

            case ChoiceKind.LookFirst:
                return LookFirst(e, choice.Other);

            default:
                WakeBefore(e, choice.Other);
                return true;
        }
    }

    /// <summary>Lets the newest event read from another write or state than it does.</summary>
    private bool TakeFrom(int e, int write)
    {
        ref Event it = ref graph[e];
        graph.Untie(e);
        it.Flags &= ~(EventFlags.Awaits | EventFlags.Late);
        if (it.Kind == EventKind.Operation)
        {
            Operations.Put(ref it, Transition(e, write));
            graph.TieReader(e, write);
        }
        else
        {
            Tie(e, write);
        }
        graph.SetClock(e);
        return true;
    }

    private void Tie(int e, int write) => Atomics.Tie(graph, e, write, ValueOf(write, graph[e].Cell));

    private long ValueOf(int write, int cell) => write == Graph.None ? cells[cell].Initial : graph[write].Value;

    private Objects.Transition Transition(int e, int state)
    {
        ref Event it = ref graph[e];
        return cells[it.Cell].Machine!.Apply(
            (int)ValueOf(state, it.Cell), (Surface.Operation)it.Code, it.Thread, it.Operand);
    }

    private void Push(ChoiceKind kind, int e, int other, int previous = Graph.None) =>
        Push(new Choice(kind, graph.Position, e, other, previous, 0));

    private void Push(in Choice choice)
    {
        if (choiceCount == choices.Length)
            Array.Resize(ref choices, choiceCount * 2);
        choices[choiceCount++] = choice;
    }

    /// <summary>Shares the weight of the path among the way taken and the alternatives pushed since.</summary>
    private void Share(int firstChoice)
    {
        int count = choiceCount - firstChoice;
        if (count == 0)
            return;
        weight /= count + 1;
        for (int i = firstChoice; i < choiceCount; i++)
            choices[i] = choices[i] with { Weight = weight };
    }

    private Span<int> ClockReading(int e, int write)
    {
        if (mine.Length < graph.Stride)
            mine = new int[graph.Stride];
        Span<int> clock = mine.AsSpan(0, graph.Stride);
        graph.ClockReading(e, write, clock);
        return clock;
    }
}
