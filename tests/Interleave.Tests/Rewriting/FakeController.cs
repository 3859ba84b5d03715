using System.Runtime;
using System.Runtime.CompilerServices;
using Interleave.Rewriting;
using Interleave.Surface;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>Tests in which addresses must stay put: nothing else may make the collector run.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class AddressesStayPut
{
    public const string Name = "Addresses stay put";
}

/// <summary>Passes everything through to memory and writes down what it was told.</summary>
internal sealed unsafe class FakeController(RewrittenAssembly assembly) : Controller
{
    private const int PerPiece = 1 << 20;

    private readonly List<(nint Start, Shape Shape, int Location, int Field)> _addresses = [];
    private readonly Dictionary<Array, int> _arrays = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, string> _pieces = [];
    private readonly Dictionary<int, object?> _shadow = [];
    private int _next = 1;

    public List<string> Log { get; } = [];

    /// <summary>What the code under the controller did, one line each; addresses stay put meanwhile.</summary>
    public static string[] Run(RewrittenAssembly assembly, string method, params object?[] arguments)
    {
        var controller = new FakeController(assembly);
        controller.Do(() => assembly.Assembly.Call(method, arguments));
        return [.. controller.Log];
    }

    public void Do(Action action)
    {
        Current = this;
        bool still = GC.TryStartNoGCRegion(10_000_000);
        try
        {
            action();
        }
        finally
        {
            Current = null;
            if (still && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
                GC.EndNoGCRegion();
        }
    }

    public void Abandon() => Abandoned = true;

    public override void Load(int location, int field, AccessMode mode, ref long value)
    {
        Compare(location, field, value);
        Write("load", location, field, mode, value);
    }

    public override void Load(int location, int field, AccessMode mode, ref object? value)
    {
        Compare(location, field, value);
        Write("load", location, field, mode, value);
    }

    public override void Store(int location, int field, AccessMode mode, long value, long before)
    {
        Compare(location, field, before);
        Write("store", location, field, mode, value);
    }

    public override void Store(int location, int field, AccessMode mode, object? value, object? before)
    {
        Compare(location, field, before);
        Write("store", location, field, mode, value);
    }

    public override void Update(
        int location, int field, AtomicOperation operation, int width, long operand, long comparand, ref long value, out long written)
    {
        written = operation switch
        {
            AtomicOperation.Add => value + operand,
            AtomicOperation.Exchange => operand,
            AtomicOperation.CompareExchange => value == comparand ? operand : value,
            _ => value,
        };
        Write(operation.ToString(), location, field, AccessMode.Full, written);
    }

    public override void Update(
        int location, int field, bool compare, object? operand, object? comparand, ref object? value, out object? written)
    {
        written = !compare || ReferenceEquals(value, comparand) ? operand : value;
        Write("exchange", location, field, AccessMode.Full, written);
    }

    public override void Barrier(Fence fence) => Log.Add("fence " + fence);

    public override void Struct(int pieces, bool write) => Log.Add($"{(write ? "write" : "read")} of {pieces} parts");

    public override int NewObject(IIdentified target, bool constructed) => NewObject(target.Slots);

    private int NewObject(int slots)
    {
        int first = _next;
        _next += Math.Max(1, slots);
        return first;
    }

    public override int Statics(Type type, int slots) => NewObject(slots);

    public override int Element(Array array, nint index, out int field)
    {
        if (!_arrays.TryGetValue(array, out int first))
            _arrays.Add(array, first = NewObject(array.Length));
        field = -1;
        return first + (int)index;
    }

    public override int Piece(int location, int piece) => location + piece * PerPiece;

    public override void Address(object? owner, ref byte address, Shape shape, int location, int field) =>
        _addresses.Add(((nint)Unsafe.AsPointer(ref address), shape, location, field));

    public override int Resolve(ref byte address, out int field)
    {
        var at = (nint)Unsafe.AsPointer(ref address);
        for (int i = _addresses.Count - 1; i >= 0; i--)
        {
            (nint start, Shape shape, int location, field) = _addresses[i];
            if (at < start || at >= start + shape.Size)
                continue;
            int piece = shape.PieceAt(at - start);
            int found = piece <= 0 ? location : Piece(location, piece);
            if (piece >= 0 && shape.Pieces[piece].Name.Length > 0)
                _pieces[found] = shape.Pieces[piece].Name;
            return found;
        }
        field = 0;
        return 0;
    }

    public override void LoopEnter(int loop, nint frame, long locals) => Log.Add($"enter {assembly.Loops[loop - 1].Line}");

    public override void LoopBack(int loop, nint frame, long locals) => Log.Add($"back {assembly.Loops[loop - 1].Line} {locals:x}");

    public override long OperateTogether(ReadOnlySpan<(object Target, Operation Operation, long Argument)> waits, bool all, long timeout)
    {
        Log.Add($"{(all ? "all" : "any")} of {waits.Length}");
        return 1;
    }

    public override void Mirror(WaitHandle handle, object source) => Log.Add("mirror");

    public override long NewNumber() => _next++;

    public override long Operate(object? target, Operation operation, long argument)
    {
        Log.Add(operation.ToString());
        return 1;
    }

    public override Thread NewThread(Delegate start) => Thread.CurrentThread;

    public override Thread CurrentThread => Thread.CurrentThread;

    public override string? GetName(Thread thread) => null;

    public override void SetName(Thread thread, string? name)
    {
    }

    public override void Start(Thread thread, object? parameter)
    {
    }

    public override void Touch(object? target, string call, bool write)
    {
        if (write && target is Array array)
            Forget(array);
        Log.Add($"touch {call}{(write ? " write" : "")}");
    }

    public override bool TouchElements(Array array, int start, int count, string call, bool write)
    {
        if (write)
            Forget(array);
        Log.Add($"touch {call} {start}..{start + count}{(write ? " write" : "")}");
        return false;
    }

    private void Forget(Array array)
    {
        if (!_arrays.TryGetValue(array, out int first))
            return;
        foreach (int location in _shadow.Keys.Where(l => l % PerPiece >= first && l % PerPiece < first + array.Length).ToArray())
            _shadow.Remove(location);
    }

    public override void Spanned(Array array) => Log.Add("span");

    public override void Calling(string call) => Log.Add("calling " + call);

    public override void Refuse(string call)
    {
        // A check would end here; what the call does is not seen.
        _shadow.Clear();
        Log.Add("refuse " + call);
    }

    private readonly Dictionary<object, object> _own = [];

    public override Dictionary<object, object> Own(bool write)
    {
        Log.Add(write ? "own, to write" : "own");
        return _own;
    }

    public override void Mark(MarkKind kind) => Log.Add("mark " + kind);

    public override void Initializing(Type type) => Log.Add("initializing " + type.Name);

    public override void Initialized(Type type) => Log.Add("initialized " + type.Name);

    /// <summary>What memory holds must be what was last seen to be written there: anything else was written without a word.</summary>
    private void Compare(int location, int field, object? value)
    {
        if (_shadow.TryGetValue(location, out object? known) && !(value is long ? value.Equals(known) : ReferenceEquals(value, known)))
            throw new InvalidOperationException($"A write of {(field < 0 ? "an element" : assembly.Fields[field - 1].ToString())} has been missed: {known} became {value}.");
        _shadow[location] = value;
    }

    private void Write(string what, int location, int field, AccessMode mode, object? value)
    {
        if (location == 0)
            throw new InvalidOperationException("An access to nowhere.");
        _shadow[location] = value;
        string name = field < 0 ? "element" : assembly.Fields[field - 1].Name;
        string piece = _pieces.TryGetValue(location, out string? known) ? "." + known : "";
        string shown = value is string or long or null ? $" {value ?? "null"}" : "";
        Log.Add($"{what} {name}{piece}{shown}{(mode == AccessMode.Plain ? "" : " " + mode.ToString().ToLowerInvariant())}");
    }
}
