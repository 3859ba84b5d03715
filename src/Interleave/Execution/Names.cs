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
    private int next = 8;
    private int turn;

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
        List<Block> mine = blocks[thread.Number];
        int ordinal = thread.Names++;
        // A slot more than asked for: the object's own identity, apart from its fields.
        if (ordinal == mine.Count)
        {
            mine.Add(new Block(next, size));
            next += size + 1;
        }
        if (mine[ordinal].Size == size)
            return mine[ordinal].Location;
        if (!otherSizes.TryGetValue((thread.Number, ordinal, size), out int location))
        {
            location = next;
            otherSizes.Add((thread.Number, ordinal, size), location);
            next += size + 1;
        }
        return location;
    }

    public int Statics(Type type, int slots)
    {
        if (!statics.TryGetValue(type, out int location))
        {
            statics.Add(type, location = next);
            next += slots;
        }
        return location;
    }

    public int Piece(int location, int piece)
    {
        if (!pieces.TryGetValue((location, piece), out int result))
            pieces.Add((location, piece), result = next++);
        return result;
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
                next++;
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
