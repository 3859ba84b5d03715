namespace Interleave.Executing;

/// <summary>
/// What has been learned about a program: it only grows, and when it does, the exploration begins again. That is
/// cheap, since nearly all of it is learned in the first few executions.
/// </summary>
internal sealed class Knowledge
{
    private bool[] shared = new bool[256];
    private readonly List<int> sharedFields = [];
    private readonly List<Type> initializers = [];
    private readonly Dictionary<Type, int> arrays = [];
    private readonly List<Type> arrayTypes = [];
    private readonly int fieldCount;

    public Knowledge(int fieldCount)
    {
        this.fieldCount = fieldCount;
        shared = new bool[fieldCount + 65];
    }

    /// <summary>The same knowledge, which may grow without the other.</summary>
    public Knowledge(Knowledge other)
    {
        fieldCount = other.fieldCount;
        shared = [.. other.shared];
        sharedFields = [.. other.sharedFields];
        initializers = [.. other.initializers];
        arrays = new Dictionary<Type, int>(other.arrays);
        arrayTypes = [.. other.arrayTypes];
        sharedTypes = [.. other.sharedTypes];
        waitingLoops = [.. other.waitingLoops];
        CallsOnElements = other.CallsOnElements;
        (KeepsOrder, Inspects, MakesInOrder, SharesAll, Version) = (other.KeepsOrder, other.Inspects, other.MakesInOrder, other.SharesAll, other.Version);
    }

    /// <summary>The fields that two threads access, one of them writing, without the order being given by starts and joins.</summary>
    public IReadOnlyList<int> SharedFields => sharedFields;

    /// <summary>Types whose initialiser runs before everything else.</summary>
    public IReadOnlyList<Type> Initializers => initializers;

    /// <summary>Whether code that is not rewritten keeps state that several threads use, so that every run must keep the real order.</summary>
    public bool KeepsOrder { get; private set; }

    /// <summary>
    /// Whether somebody looks at what is usually seen by nobody and therefore no step: how many threads wait to read, or
    /// what other threads keep in a <see cref="ThreadLocal{T}"/>.
    /// </summary>
    public bool Inspects { get; private set; }

    public void Inspect()
    {
        Inspects = true;
        Version++;
    }

    /// <summary>Whether a reference must wait for the thread that makes the object: some are made in ways that cannot be told beforehand.</summary>
    public bool MakesInOrder { get; private set; }

    public void MakeInOrder()
    {
        MakesInOrder = true;
        Version++;
    }

    /// <summary>Counts what has been learned.</summary>
    public int Version { get; private set; }

    public bool IsShared(int field) => shared[field];

    /// <summary>Makes all memory that the program declares shared, so that every access to it is a step.</summary>
    /// <param name="fields">The fields that it declares.</param>
    public void ShareAll(IEnumerable<int> fields)
    {
        SharesAll = true;
        foreach (int field in fields)
            Share(field);
    }

    /// <summary>Whether <see cref="ShareAll"/> was called.</summary>
    public bool SharesAll { get; private set; }

    public void Share(int field)
    {
        if (shared[field])
            return;
        shared[field] = true;
        sharedFields.Add(field);
        Version++;
    }

    /// <summary>Whether code that is not rewritten uses elements of arrays that several threads use.</summary>
    public bool CallsOnElements { get; set; }

    public void KeepOrder()
    {
        KeepsOrder = true;
        Version++;
    }

    /// <summary>Whether threads hand references to each other, so that it matters through which read a thread has one.</summary>
    public bool SharesReferences { get; private set; }

    /// <summary>A reference is written to or read from shared memory; whether that is new.</summary>
    public bool ShareReferences()
    {
        bool isNew = !SharesReferences;
        SharesReferences = true;
        if (isNew)
            Version++;
        return isNew;
    }

    private readonly HashSet<int> waitingLoops = [];

    /// <summary>Whether a thread has been seen to wait in a loop for something newer than it had read.</summary>
    public bool IsWaitingLoop(int loop) => waitingLoops.Count > 0 && waitingLoops.Contains(loop);

    /// <summary>A thread waits in a loop; whether that is new.</summary>
    public bool WaitIn(int loop)
    {
        bool isNew = waitingLoops.Add(loop);
        if (isNew)
            Version++;
        return isNew;
    }

    private readonly SortedSet<int> interrupted = [];

    /// <summary>The threads, by number, that some thread interrupts: their waits look for it.</summary>
    public IReadOnlyCollection<int> Interrupted => interrupted;

    public bool IsInterrupted(int thread) => interrupted.Count > 0 && interrupted.Contains(thread);

    /// <summary>A thread is interrupted; whether that is new.</summary>
    public bool Interrupt(int thread)
    {
        bool isNew = interrupted.Add(thread);
        if (isNew)
            Version++;
        return isNew;
    }

    public void Initialize(Type type)
    {
        if (initializers.Contains(type))
            return;
        initializers.Add(type);
        Version++;
    }

    /// <summary>A number for a type that is the same in every process.</summary>
    public static uint HashOf(Type type)
    {
        uint hash = 2166136261;
        foreach (char c in type.ToString())
            hash = (hash ^ c) * 16777619;
        return hash;
    }

    private readonly HashSet<uint> sharedTypes = [];

    /// <summary>The type with this <see cref="HashOf"/> is shared as soon as it turns up.</summary>
    public void ShareType(uint hash) => sharedTypes.Add(hash);

    /// <summary>The field number that stands for the elements of arrays, or the inside of objects, of a type.</summary>
    public int FieldOf(Type type)
    {
        if (!arrays.TryGetValue(type, out int field))
        {
            arrayTypes.Add(type);
            arrays.Add(type, field = fieldCount + arrayTypes.Count);
            if (field >= shared.Length)
                Array.Resize(ref shared, field * 2);
            if (sharedTypes.Contains(HashOf(type)))
                Share(field);
        }
        return field;
    }

    /// <summary>The type that a field number from <see cref="FieldOf"/> stands for.</summary>
    public Type? TypeOf(int field) => field > fieldCount ? arrayTypes[field - fieldCount - 1] : null;
}
