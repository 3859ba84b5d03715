using System.Runtime.CompilerServices;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>What an object was made as. Objects of different kinds never have the same identity.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Argument">What it was made with: the length of an array, the first state of an object under control.</param>
/// <param name="Constructed">Whether it was named when its construction began, by the thread that makes it.</param>
internal readonly record struct Kind(Type Type, long Argument, bool Constructed);

/// <summary>
/// Gives objects and memory locations numbers that are the same in every execution: an object is named by the
/// thread that names it and how many that thread has named before.
/// </summary>
internal sealed class Names
{
    private readonly record struct Block(int Location, Kind Kind);

    private readonly List<List<Block>> blocks = [];
    private readonly Dictionary<(int Thread, int Ordinal, Kind Kind), int> others = [];
    private readonly Dictionary<int, Kind> kinds = [];
    private readonly Dictionary<int, (int Thread, int Ordinal)> makers = [];

    /// <summary>The objects that each thread has named in this execution, in this order; behind them those of earlier ones.</summary>
    private readonly List<List<object?>> named = [];
    private readonly Dictionary<Type, int> statics = [];
    private readonly Dictionary<(int Location, int Piece), int> pieces = [];
    private readonly Identities identities = new();
    private readonly Dictionary<object, int> constants = [];
    private readonly Dictionary<int, object> constantOf = [];
    private readonly List<(int Start, int Owner)> owners = [];
    private int next = 8;

    /// <summary>Whether a thread that names an object is noted to have it: it has made it, or got it in some way that is not seen.</summary>
    public bool NotesOrigins { get; set; }

    /// <summary>One more than the greatest location.</summary>
    public int Limit => next;

    /// <summary>Forgets the objects of the last execution, not the numbers.</summary>
    public void Clear() => identities.Clear();

    /// <summary>The first location of a new object of a thread.</summary>
    /// <param name="thread">The thread that names it.</param>
    /// <param name="target">The object.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="size">How many locations it has.</param>
    public int NewObject(LogicalThread thread, object target, Kind kind, int size)
    {
        int identity = Upcoming(thread, kind);
        if (identity == 0)
            identity = Add(thread, kind, size);
        Name(thread, target);
        if (NotesOrigins)
            References.Own(thread, identity);
        return identity;
    }

    /// <summary>The thread comes to name an object, which has its identity.</summary>
    public void Name(LogicalThread thread, object target)
    {
        while (named.Count <= thread.Number)
            named.Add([]);
        List<object?> mine = named[thread.Number];
        if (thread.Names == mine.Count)
            mine.Add(target);
        else
            mine[thread.Names] = target;
        thread.Names++;
    }

    /// <summary>The object with an identity, if its maker has named it in this execution.</summary>
    public object? Find(int identity, Threads threads)
    {
        (int thread, int ordinal) = makers[identity];
        return threads[thread].Names > ordinal && named[thread][ordinal] is { } found && Known(found) == identity ? found : null;
    }

    /// <summary>The identity that an object would get if the thread made it next; 0 when it has never made one there.</summary>
    public int Upcoming(LogicalThread thread, Kind kind)
    {
        if (thread.Number >= blocks.Count || thread.Names >= blocks[thread.Number].Count)
            return 0;
        Block block = blocks[thread.Number][thread.Names];
        return block.Kind == kind ? block.Location : others.GetValueOrDefault((thread.Number, thread.Names, kind));
    }

    private int Add(LogicalThread thread, Kind kind, int size)
    {
        while (blocks.Count <= thread.Number)
            blocks.Add([]);
        int identity = next;
        if (thread.Names == blocks[thread.Number].Count)
            blocks[thread.Number].Add(new Block(identity, kind));
        else
            others.Add((thread.Number, thread.Names, kind), identity);
        kinds.Add(identity, kind);
        makers.Add(identity, (thread.Number, thread.Names));
        // A slot more than asked for: the object's own identity, apart from its fields.
        Take(size + 1, identity);
        return identity;
    }

    private void Take(int count, int owner)
    {
        owners.Add((next, owner));
        next += count;
    }

    /// <summary>The object that a location lies in; 0 for statics.</summary>
    public int OwnerOf(int location)
    {
        int low = 0, high = owners.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (owners[middle].Start <= location)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? 0 : owners[low - 1].Owner;
    }

    /// <summary>The number of an object that has one already; else 0.</summary>
    public int Known(object target)
    {
        if (target is IIdentified identified)
            return identified.Identity;
        return target is string or Type ? 0 : identities.Find(target);
    }

    /// <summary>What the object with an identity is; false when it is none that a thread has named.</summary>
    public bool TryGetKind(int identity, out Kind kind) => kinds.TryGetValue(identity, out kind);

    /// <summary>The string or type with an identity, or null.</summary>
    public object? Constant(int identity) => constantOf.GetValueOrDefault(identity);

    public int Statics(Type type, int slots)
    {
        if (!statics.TryGetValue(type, out int location))
        {
            statics.Add(type, location = next);
            Take(slots, 0);
        }
        return location;
    }

    public int Piece(int location, int piece)
    {
        if (!pieces.TryGetValue((location, piece), out int result))
        {
            pieces.Add((location, piece), result = next);
            Take(1, OwnerOf(location));
        }
        return result;
    }

    /// <summary>Gives an object that is not rewritten an identity.</summary>
    public void Identify(object target, int identity) => identities.Add(target, identity);

    /// <summary>The number of an object; it is given one by <paramref name="thread"/> when it has none.</summary>
    public int Identity(object target, LogicalThread thread)
    {
        if (target is IIdentified identified)
        {
            if (identified.Identity == 0)
                identified.Identity = NewObject(thread, target, new Kind(target.GetType(), 0, Constructed: false), identified.Slots);
            return identified.Identity;
        }
        // Literals and types are nobody's own: whoever is the first to use one must not matter.
        if (target is string or Type)
        {
            if (!constants.TryGetValue(target, out int constant))
            {
                constants.Add(target, constant = next);
                constantOf.Add(constant, target);
                Take(1, 0);
            }
            return constant;
        }
        int identity = identities.Find(target);
        if (identity == 0)
        {
            int length = target is Array array ? (int)Math.Min(array.LongLength, int.MaxValue / 4) : 0;
            identity = NewObject(thread, target, new Kind(target.GetType(), length, Constructed: false), length);
            identities.Add(target, identity);
        }
        return identity;
    }
}
