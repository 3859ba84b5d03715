using System.Text;
using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Locations, references, code that is not rewritten.</summary>
internal sealed partial class Execution
{
    public override int NewObject(IIdentified target, bool constructed)
    {
        int identity = names.NewObject(Threads.Current, target, new Kind(target.GetType(), 0, constructed), target.Slots);
        ExpectNot(identity);
        if (initializing.IsEarly)
            initializing.Made(identity, target.Slots);
        return identity;
    }

    /// <summary>An object that has been given out already is made in a way that cannot be told beforehand: from now on, none is.</summary>
    private void ExpectNot(int identity)
    {
        if (!early.IsExpected(identity))
            return;
        Knowledge.MakeInOrder();
        Relearn();
    }

    public override object? TakeEarly(Type type, long argument)
    {
        LogicalThread thread = Threads.Current;
        object? expected = early.Take(names.Upcoming(thread, new Kind(type, argument, Constructed: true)));
        if (expected is null)
            return null;
        names.Name(thread, expected);
        if (ordersByReferences)
            References.Own(thread, names.Known(expected));
        return expected;
    }

    public override object Create(object target, Operation operation, long argument)
    {
        if (Abandoned)
            return target;
        LogicalThread thread = Threads.Current;
        Type type = target.GetType();
        if (TakeEarly(type, argument) is { } expected)
        {
            target = expected;
        }
        else
        {
            int identity = names.NewObject(thread, target, new Kind(type, argument, Constructed: true), 0);
            ExpectNot(identity);
            names.Identify(target, identity);
        }
        Operate(target, operation, argument);
        return target;
    }

    /// <summary>Whether a reference can be had before the thread that wrote it has come to that in this run.</summary>
    private bool IsKnown(int write)
    {
        int identity = (int)Graph[write].Value;
        return !Knowledge.MakesInOrder
            && (identity == 0 || (names.TryGetKind(identity, out Kind kind) ? early.CanMake(kind) : names.Constant(identity) is not null));
    }

    /// <summary>The reference that <paramref name="write"/> writes, though its thread has not come to that in this run.</summary>
    private object? EarlyReference(int write)
    {
        int identity = (int)Graph[write].Value;
        if (!names.TryGetKind(identity, out Kind kind))
            return names.Constant(identity);
        // Only the write has not been repeated yet: the object may be there for a long time.
        if (names.Find(identity, Threads) is { } there)
            return there;
        object made = early.Get(identity, kind);
        if (made is not IIdentified)
            names.Identify(made, identity);
        return made;
    }

    public override int Statics(Type type, int slots)
    {
        int location = names.Statics(type, slots);
        initializing.Locate(type, location, slots);
        return location;
    }

    public override int Element(Array array, nint index, out int field)
    {
        field = Knowledge.FieldOf(array.GetType());
        int location = names.Identity(array, Threads.Current) + (int)index;
        if (initializing.IsEarly && !initializing.IsOfOthers(array))
            initializing.Made(location, 1);
        return location;
    }

    public override int Piece(int location, int piece)
    {
        int part = names.Piece(location, piece);
        if (initializing.IsEarly)
            initializing.Part(location, part);
        return part;
    }

    public override void Address(object? owner, ref byte address, Shape shape, int location, int field) =>
        addresses.Add(owner, ref address, shape, location, field);

    public override void Own(object owner) => addresses.Own(owner);

    /// <summary>Whether it is on the stack above this frame: a local variable of a caller.</summary>
    private static bool IsOnStack(ref byte address)
    {
        byte here = 0;
        nint distance = System.Runtime.CompilerServices.Unsafe.ByteOffset(ref here, ref address);
        return distance >= 0 && distance < StackSize;
    }

    public override int Resolve(ref byte address, out int field)
    {
        if (IsOnStack(ref address))
        {
            field = 0;
            return 0;
        }
        if (!addresses.Find(ref address, out int location, out field, out int piece))
        {
            if (addresses.IsOwned(ref address))
                return 0;
            if (!Abandoned && ElementAt(ref address, out location, out field, out piece))
                return piece == 0 ? location : Piece(location, piece);
            if (Abandoned || IsAlone)
                return 0;
            Refuse("a reference into memory that the checker has not seen taken (Span, unsafe code, a ref returned by other code)");
        }
        return piece == 0 || location == 0 ? location : Piece(location, piece);
    }

    /// <summary>The largest stack that code under check runs on.</summary>
    internal const int StackSize = 64 << 20;

    public override void Touch(object? target, string call, bool write)
    {
        LastCall = call;
        if (target is null || Abandoned)
            return;
        LogicalThread thread = Threads.Current;
        if (IsAlone)
        {
            KeepsToItself(target, call);
            if (write)
                thread.Effects++;
            return;
        }
        if (target is Array array)
        {
            TouchArray(thread, array, call, write);
            return;
        }
        if (IsSafe(target))
            return;
        // To go on changes the enumerator; what it goes through is read.
        if (views.TryGetValue(target, out object? source))
            Touch(source, call, write && target is not System.Collections.IEnumerator);
        // A concurrent collection behind an interface: what it does is one step, ordered by itself.
        Use(thread, target, call, write, target.GetType().Namespace == "System.Collections.Concurrent" ? AccessMode.Full : AccessMode.Plain);
    }

    public override void Step(object? target, string call, bool write, AccessMode mode)
    {
        LastCall = call;
        if (target is null || Abandoned)
            return;
        LogicalThread thread = Threads.Current;
        if (IsAlone)
        {
            KeepsToItself(target, call);
            if (write)
                thread.Effects++;
            return;
        }
        Use(thread, target, call, write, mode);
    }

    /// <summary>A use of what is inside an object, or of the static fields of a class.</summary>
    private void Use(LogicalThread thread, object target, string call, bool write, AccessMode mode)
    {
        int location = target is IIdentified identified ? names.Identity(target, thread) + identified.Slots : names.Identity(target, thread);
        int field = Knowledge.FieldOf(target as Type ?? target.GetType());
        if (!IsVisible(thread, location, field, write) || IsLast(thread))
            return;
        if (!Knowledge.KeepsOrder)
        {
            Knowledge.KeepOrder();
            Relearn();
        }
        int cell = CellOf(location, field, 0, null);
        Tracer?.Named(cell, target);
        Tracer?.Called(call);
        long content = ((long)thread.Number << 32) | (uint)thread.Done;
        // What comes of a call that the object orders itself depends on what is in it: it takes the last content, and leaves its own.
        if (write && mode == AccessMode.Full)
            Atomic(thread, cell, field, AtomicOperation.Exchange, 0, content, 0, reference: true);
        else if (write)
            Write(thread, cell, field, mode, content, reference: true);
        else
            Read(thread, cell, field, mode, reference: false);
        // The call itself comes behind the step that stands for it.
        LastCall = call;
    }

    private readonly Dictionary<object, object> views = new(ReferenceEqualityComparer.Instance);

    public override void View(object view, object source)
    {
        if (!Abandoned && !ReferenceEquals(view, source))
            views[view] = source;
    }

    public override void Unseen(string call)
    {
        if (!Abandoned && (!IsAlone || initializing.IsEarly) && !IsLast(Threads.Current))
            Refuse(call);
    }

    /// <summary>Whether an object may be used by several threads at once, whatever its declared type does not say.</summary>
    private static bool IsSafe(object target)
    {
        if (target is string or Type or Delegate or Exception or System.Globalization.CultureInfo or Encoding)
            return true;
        Type type = target.GetType();
        if ((type.IsValueType && target is not System.Collections.IEnumerator) || type.Name is "SyncTextWriter" or "NullTextWriter")
            return true;
        switch (type.Namespace)
        {
            case "System.Collections.Immutable" or "System.Collections.Frozen":
                return type.Name is not ("Builder" or "Enumerator");
            default:
                return false;
        }
    }

    /// <summary>Other code reads or writes elements that are watched: only the real order keeps memory as it should be.</summary>
    private void TouchArray(LogicalThread thread, Array array, string call, bool write)
    {
        int field = Knowledge.FieldOf(array.GetType());
        if (!Knowledge.IsShared(field))
        {
            int location = names.Identity(array, thread);
            for (int i = 0; i < array.Length; i++)
                IsVisible(thread, location + i, field, write);
            return;
        }
        if (!Knowledge.KeepsOrder)
        {
            Knowledge.KeepOrder();
            Relearn();
        }
        if (!IsLast(thread))
            Refuse($"{call} on an array that several threads use");
        if (isWeak)
            Settle(array, names.Identity(array, thread));
    }

    public override void Calling(string call)
    {
        LastCall = call;
        // What the call does is out of sight: a loop that makes it is not idle.
        if (!Abandoned)
            Threads.Current.Effects++;
    }

    /// <summary>What could not be controlled.</summary>
    public string? Refused { get; private set; }

    public override void Refuse(string call)
    {
        if (Abandoned)
            return;
        Refused = call;
        RefusedAt = Places.Here().FirstOrDefault(p => p.File is not null);
        End(EndReason.Refused);
        throw new AbandonException();
    }

    public Tracing.Place? RefusedAt { get; private set; }
}
