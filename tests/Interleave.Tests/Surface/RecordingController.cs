using Interleave.Surface;

namespace Interleave.Tests.Surface;

/// <summary>Writes down what it is asked, gives the answer it was told to give, and has a memory of one location.</summary>
internal sealed class RecordingController : Controller, IDisposable
{
    private readonly Thread _thread = new(() => { });

    public RecordingController() => Current = this;

    /// <summary>What every operation answers.</summary>
    public long Answer { get; set; }

    /// <summary>Answers for single operations.</summary>
    public Dictionary<Operation, long> Answers { get; } = [];

    /// <summary>Where every reference leads.</summary>
    public int Location { get; set; }

    /// <summary>What was asked.</summary>
    public List<string> Log { get; } = [];

    public override Thread CurrentThread => _thread;

    public void Dispose() => Current = null;

    public override long Operate(object? target, Operation operation, long argument)
    {
        Log.Add($"{operation} {argument}");
        return Answers.GetValueOrDefault(operation, Answer);
    }

    public override long OperateTogether(ReadOnlySpan<(object Target, Operation Operation, long Argument)> waits, bool all, long timeout)
    {
        Log.Add($"{(all ? "All" : "Any")} {waits.Length} {timeout}");
        return Answers.GetValueOrDefault(Operation.Together, Answer);
    }

    public override void Mirror(WaitHandle handle, object source) => Log.Add($"Mirror {source.GetType().Name}");

    public override long NewNumber() => Log.Count + 1;

    public override int Resolve(ref byte address, out int field)
    {
        field = Location == 0 ? 0 : 7;
        return Location;
    }

    public override void Load(int location, int field, AccessMode mode, ref long value) => Log.Add($"Load {location} {field} {mode} {value}");

    public override void Load(int location, int field, AccessMode mode, ref object? value) => Log.Add($"Load {location} {field} {mode} {value}");

    public override void Store(int location, int field, AccessMode mode, long value, long before) =>
        Log.Add($"Store {location} {field} {mode} {before} -> {value}");

    public override void Store(int location, int field, AccessMode mode, object? value, object? before) =>
        Log.Add($"Store {location} {field} {mode} {before} -> {value}");

    public override void Update(
        int location, int field, AtomicOperation operation, int width, long operand, long comparand, ref long value, out long written)
    {
        Log.Add($"{operation} {width}");
        written = operation switch
        {
            AtomicOperation.Add => value + operand,
            AtomicOperation.And => value & operand,
            AtomicOperation.Or => value | operand,
            AtomicOperation.Exchange => operand,
            AtomicOperation.CompareExchange => value == comparand ? operand : value,
            _ => value,
        };
        int unused = 64 - 8 * width;
        written = written << unused >> unused;
    }

    public override void Update(int location, int field, bool compare, object? operand, object? comparand, ref object? value, out object? written)
    {
        Log.Add(compare ? "CompareExchange" : "Exchange");
        written = !compare || ReferenceEquals(value, comparand) ? operand : value;
    }

    public override void Barrier(Fence fence) => Log.Add($"Barrier {fence}");

    public override Thread NewThread(Delegate start)
    {
        Log.Add($"NewThread {start?.GetType().Name}");
        return _thread;
    }

    public override void Start(Thread thread, object? parameter) => Log.Add($"Start {parameter}");

    public override string? GetName(Thread thread) => "name";

    public override void SetName(Thread thread, string? name) => Log.Add($"SetName {name}");

    public override void Refuse(string call) => throw new NotSupportedException(call);

    public override void Struct(int pieces, bool write) => Log.Add($"Struct {pieces} {write}");

    public override int NewObject(IIdentified target, bool constructed) => 1;

    public override int Statics(Type type, int slots) => 1;

    public override int Element(Array array, nint index, out int field)
    {
        field = 7;
        return Location;
    }

    public override int Piece(int location, int piece) => location + piece;

    public override void Address(object? owner, ref byte address, Shape shape, int location, int field) => Log.Add("Address");

    public override void LoopEnter(int loop, nint frame, long locals) => Log.Add("LoopEnter");

    public override void LoopBack(int loop, nint frame, long locals) => Log.Add("LoopBack");

    public override void Touch(object? target, string call, bool write) => Log.Add($"Touch {call}");

    public override void Calling(string call) => Log.Add($"Calling {call}");

    public override void Mark(MarkKind kind) => Log.Add($"Mark {kind}");

    public override void Initializing(Type type) => Log.Add("Initializing");

    public override void Initialized(Type type) => Log.Add("Initialized");
}
