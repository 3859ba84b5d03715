using System.Runtime.CompilerServices;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>
/// Gives objects and memory locations numbers that are the same in every execution: an object is named by the
/// thread that names it and how many that thread has named before.
/// </summary>
internal sealed class Names
{
    private readonly record struct Block(int Location, int Size);

    private readonly List<List<Block>> blocks = [];
    private readonly Dictionary<(int Thread, int Ordinal, int Size), int> otherSizes = [];
    private readonly Dictionary<Type, int> statics = [];
    private readonly Dictionary<(int Location, int Piece), int> pieces = [];
    private readonly Dictionary<object, int> identities = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> constants = [];
    private readonly object?[] recent = new object?[8];
    private readonly int[] recentIdentity = new int[8];
    private readonly List<(int Start, int Owner)> owners = [];
    private int next = 8;
    private int turn;

    /// <summary>Whether a thread that names an object is noted to have it: it has made it, or got it in some way that is not seen.</summary>
    public bool NotesOrigins { get; set; }

    /// <summary>One more than the greatest location.</summary>
    public int Limit => next;

    /// <summary>Forgets the objects of the last execution, not the numbers.</summary>
    public void Clear()
    {
        identities.Clear();
        Array.Clear(recent);
    }

    /// <summary>The first location of a new object of a thread.</summary>
    public int NewObject(LogicalThread thread, int size)
    {
        while (blocks.Count <= thread.Number)
            blocks.Add([]);
        int location = LocationOfNew(thread, size);
        if (NotesOrigins)
            References.Own(thread, location);
        return location;
    }

    private int LocationOfNew(LogicalThread thread, int size)
    {
        List<Block> mine = blocks[thread.Number];
        int ordinal = thread.Names++;
        // A slot more than asked for: the object's own identity, apart from its fields.
        if (ordinal == mine.Count)
        {
            mine.Add(new Block(next, size));
            Take(size + 1, next);
        }
        if (mine[ordinal].Size == size)
            return mine[ordinal].Location;
        if (!otherSizes.TryGetValue((thread.Number, ordinal, size), out int location))
        {
            location = next;
            otherSizes.Add((thread.Number, ordinal, size), location);
            Take(size + 1, location);
        }
        return location;
    }

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
        return target is string or Type ? 0 : identities.GetValueOrDefault(target);
    }

    /// <summary>The number of an object; it is given one by <paramref name="thread"/> when it has none.</summary>
    public int Identity(object target, LogicalThread thread)
    {
        if (target is IIdentified identified)
        {
            if (identified.Identity == 0)
                identified.Identity = NewObject(thread, identified.Slots);
            return identified.Identity;
        }
        // Literals and types are nobody's own: whoever is the first to use one must not matter.
        if (target is string or Type)
        {
            if (!constants.TryGetValue(target, out int constant))
            {
                constants.Add(target, constant = next);
                Take(1, 0);
            }
            return constant;
        }
        for (int i = 0; i < recent.Length; i++)
            if (ReferenceEquals(recent[i], target))
                return recentIdentity[i];
        if (!identities.TryGetValue(target, out int identity))
        {
            identity = NewObject(thread, target is Array array ? (int)Math.Min(array.LongLength, int.MaxValue / 4) : 0);
            identities.Add(target, identity);
        }
        turn = (turn + 1) & (recent.Length - 1);
        recent[turn] = target;
        recentIdentity[turn] = identity;
        return identity;
    }
}
