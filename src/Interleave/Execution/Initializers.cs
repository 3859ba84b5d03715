using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>
/// Type initialisers under way. One that a started thread is the first to need is run before the first thread is started
/// instead. That is the same as long as it keeps to itself: it sets the statics of its type and what it makes, reads
/// nothing that is written later, and writes nothing else that threads use. One that does more is refused, since when it
/// runs then matters.
/// </summary>
internal sealed class Initializers
{
    private readonly Stack<(Type Type, int First, int Slots)> running = [];
    private readonly HashSet<int> made = [];
    private readonly Dictionary<int, Type?> read = [], written = [];
    private readonly HashSet<object> found = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether the initialisers under way are run before their time.</summary>
    public bool IsEarly { get; set; }

    /// <summary>The type whose initialiser is under way, or null.</summary>
    public Type? Current => running.TryPeek(out var top) ? top.Type : null;

    /// <summary>Whether any early one has accessed memory that it had not made itself.</summary>
    public bool Reached { get; private set; }

    public void Clear()
    {
        running.Clear();
        made.Clear();
        read.Clear();
        written.Clear();
        found.Clear();
        IsEarly = Reached = false;
    }

    public void Begin(Type type) => running.Push((type, 0, 0));

    public void End(Type type)
    {
        if (Current == type)
            running.Pop();
    }

    /// <summary>Where the statics of the type under way are.</summary>
    public void Locate(Type type, int first, int slots)
    {
        if (Current != type)
            return;
        running.Pop();
        running.Push((type, first, slots));
    }

    /// <summary>Memory that an early initialiser has made.</summary>
    public void Made(int location, int slots)
    {
        for (int i = 0; i < slots; i++)
            made.Add(location + i);
    }

    /// <summary>A part of a struct, or an element of an array, is where the whole is.</summary>
    public void Part(int whole, int part)
    {
        if (IsOwn(whole))
            made.Add(part);
    }

    /// <summary>An access of an early initialiser: whether it matters, already now, in which order it and others are run.</summary>
    public bool Matters(int location, bool write)
    {
        Type? current = Current;
        if (current is null || IsOwn(location))
            return write && IsBy(read, location, current);
        if (IsUnfinished(location) || IsBy(written, location, current) || (write && IsBy(read, location, current)))
            return true;
        Reached = true;
        if (write)
            written[location] = current;
        else
            read[location] = read.TryGetValue(location, out Type? before) && before != current ? null : current;
        return false;
    }

    /// <summary>Whether an access of a started thread is to what an early initialiser has written, or has read and it now writes.</summary>
    public bool IsDisturbed(int location, bool write) => written.ContainsKey(location) || (write && read.ContainsKey(location));

    private static bool IsBy(Dictionary<int, Type?> accesses, int location, Type? current) =>
        accesses.TryGetValue(location, out Type? type) && type != current;

    /// <summary>Whether the memory is the statics of a type that the initialiser under way has interrupted.</summary>
    private bool IsUnfinished(int location) => running.Any(t => t.Type != Current && location >= t.First && location < t.First + t.Slots);

    /// <summary>A reference that an early initialiser has read: to an object that it has not made when it comes from elsewhere.</summary>
    public void Found(int location, object reference)
    {
        if (!IsOwn(location))
            found.Add(reference);
    }

    /// <summary>Whether an object is one that others know as well.</summary>
    public bool IsOfOthers(object? target) => target is Type or string || (target is not null && found.Contains(target));

    private bool IsOwn(int location) =>
        made.Contains(location) || (running.TryPeek(out var top) && location >= top.First && location < top.First + top.Slots);
}
