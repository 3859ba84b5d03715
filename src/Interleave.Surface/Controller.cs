namespace Interleave.Surface;

/// <summary>How an access orders the accesses around it.</summary>
public enum AccessMode : byte
{
    /// <summary>An ordinary field or element access.</summary>
    Plain,

    /// <summary>A volatile access: a read acquires, a write releases.</summary>
    Volatile,

    /// <summary>An interlocked access: atomic, and a full fence before and after.</summary>
    Full,
}

/// <summary>What an atomic access writes, given the value <c>v</c> that it read.</summary>
public enum AtomicOperation : byte
{
    /// <summary><c>v + operand</c></summary>
    Add,

    /// <summary><c>v &amp; operand</c></summary>
    And,

    /// <summary><c>v | operand</c></summary>
    Or,

    /// <summary><c>operand</c></summary>
    Exchange,

    /// <summary><c>operand</c> if <c>v</c> equals the comparand; otherwise nothing.</summary>
    CompareExchange,

    /// <summary><c>v</c>: a read that is a full fence.</summary>
    Read,
}

/// <summary>The three barriers of .NET.</summary>
public enum Fence : byte
{
    /// <summary>Nothing passes.</summary>
    Full,

    /// <summary>Earlier reads stay before later accesses.</summary>
    Read,

    /// <summary>Later writes stay after earlier accesses.</summary>
    Write,
}

/// <summary>
/// What rewritten code talks to while it is checked. One instance runs one execution at a time, on
/// the OS threads that have it as <see cref="Current"/>; on all others rewritten code behaves as it
/// was written.
/// </summary>
/// <remarks>
/// A <em>location</em> is a positive number that names a piece of memory, the same in every
/// execution of one check; 0 means memory that only the current thread can reach. A <em>field</em>
/// is the number that the rewriter gave to the declaration. Values of primitive kind travel as a
/// sign-extended <see cref="long"/>.
/// </remarks>
public abstract class Controller
{
    [ThreadStatic]
    private static Controller? t_current;

    /// <summary>The controller of the calling OS thread, or null when the code is not being checked.</summary>
    public static Controller? Current
    {
        get => t_current;
        internal set => t_current = value;
    }

    /// <summary>Whether the current execution is being unwound: handlers and finally blocks stay out of the way.</summary>
    public bool Abandoned { get; protected internal set; }

    /// <summary>A read. <paramref name="value"/> holds what memory holds and is replaced by what the read yields.</summary>
    public abstract void Load(int location, int field, AccessMode mode, ref long value);

    /// <inheritdoc cref="Load(int,int,AccessMode,ref long)"/>
    public abstract void Load(int location, int field, AccessMode mode, ref object? value);

    /// <summary>A write of <paramref name="value"/> over <paramref name="before"/>. The caller writes memory itself, afterwards.</summary>
    public abstract void Store(int location, int field, AccessMode mode, long value, long before);

    /// <inheritdoc cref="Store(int,int,AccessMode,long,long)"/>
    public abstract void Store(int location, int field, AccessMode mode, object? value, object? before);

    /// <summary>An atomic read-modify-write.</summary>
    /// <param name="location">Where.</param>
    /// <param name="field">Which declaration.</param>
    /// <param name="operation">What is written.</param>
    /// <param name="width">The size of the value in bytes, to which the result is truncated.</param>
    /// <param name="operand">The operand.</param>
    /// <param name="comparand">The comparand of a compare-exchange.</param>
    /// <param name="value">In: the content of memory; out: the value read.</param>
    /// <param name="written">The value that memory holds after the operation.</param>
    public abstract void Update(
        int location, int field, AtomicOperation operation, int width, long operand, long comparand, ref long value, out long written);

    /// <summary>An atomic exchange or compare-exchange of a reference.</summary>
    public abstract void Update(
        int location, int field, bool compare, object? operand, object? comparand, ref object? value, out object? written);

    /// <summary>A memory barrier.</summary>
    public abstract void Barrier(Fence fence);

    /// <summary>The next accesses are the <paramref name="pieces"/> parts of one struct, read or written as a whole.</summary>
    public abstract void Struct(int pieces, bool write);

    /// <summary>Names a new object: the location of its first field.</summary>
    /// <param name="target">The object.</param>
    /// <param name="constructed">Whether its construction begins now; not so for a clone, or when it was made out of sight.</param>
    public abstract int NewObject(IIdentified target, bool constructed);

    /// <summary>The object that is to be made now, when it has been given out already; else null. See <see cref="Early"/>.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="argument">What it is made with.</param>
    public virtual object? TakeEarly(Type type, long argument) => null;

    /// <summary>Makes an object under control: <paramref name="target"/>, or the one that has been given out for it already.</summary>
    /// <param name="target">The object.</param>
    /// <param name="operation">What says how it begins.</param>
    /// <param name="argument">Its first state.</param>
    public virtual object Create(object target, Operation operation, long argument)
    {
        Operate(target, operation, argument);
        return target;
    }

    /// <summary>The location of the first static field of a type.</summary>
    public abstract int Statics(Type type, int slots);

    /// <summary>The location of an array element; the field number stands for the array's type.</summary>
    public abstract int Element(Array array, nint index, out int field);

    /// <summary>The location of part <paramref name="piece"/> of a struct stored at <paramref name="location"/>.</summary>
    public abstract int Piece(int location, int piece);

    /// <summary>A reference to memory has been taken: remember what it refers to.</summary>
    /// <param name="owner">The object that holds it; null for a static field.</param>
    /// <param name="address">The memory.</param>
    /// <param name="shape">Its layout.</param>
    /// <param name="location">Its location.</param>
    /// <param name="field">Its declaration.</param>
    public abstract void Address(object? owner, ref byte address, Shape shape, int location, int field);

    /// <summary>References into an object refer to memory that one thread at a time has, like local variables.</summary>
    public virtual void Own(object owner)
    {
    }

    /// <summary>The location behind a reference, or 0 when it is a local variable.</summary>
    public abstract int Resolve(ref byte address, out int field);

    /// <summary>A loop is entered from outside.</summary>
    /// <param name="loop">Which loop.</param>
    /// <param name="frame">The address of the method's frame.</param>
    /// <param name="locals">A hash of the local variables that decide how the loop goes on.</param>
    public abstract void LoopEnter(int loop, nint frame, long locals);

    /// <summary>A loop goes round.</summary>
    public abstract void LoopBack(int loop, nint frame, long locals);

    /// <summary>What the calling thread keeps for itself in this execution.</summary>
    /// <param name="write">Whether it is about to be changed.</param>
    public virtual Dictionary<object, object> Own(bool write) => throw new NotSupportedException();

    /// <summary>The calling thread has seen something change that only it can see: its loop does not go round in vain.</summary>
    public virtual void Moved()
    {
    }

    /// <summary>An operation on a synchronization object or a thread.</summary>
    /// <returns>What the operation's documentation in <see cref="Operation"/> says.</returns>
    public abstract long Operate(object? target, Operation operation, long argument);

    /// <summary>The numbers that a result of an operation stands for, where it is a list of them.</summary>
    /// <param name="target">The object of the operation.</param>
    /// <param name="result">What <see cref="Operate"/> has returned.</param>
    public virtual IReadOnlyList<long> Listed(object target, long result) => throw new NotSupportedException();

    /// <summary>Waits for two or more objects at once.</summary>
    /// <param name="waits">What is waited for, and how, each as if without a timeout; a wait handle with <see cref="Operation.EventWait"/>, whatever it is of.</param>
    /// <param name="all">Whether for all of them, or for the first in the list that does not wait.</param>
    /// <param name="timeout">In milliseconds, -1 for none.</param>
    /// <returns>-1 when the time is up. Else the number of the one that went on in the high 32 bits, and its result in the low ones;
    /// of all, that is the first with a result other than 1.</returns>
    public abstract long OperateTogether(ReadOnlySpan<(object Target, Operation Operation, long Argument)> waits, bool all, long timeout);

    /// <summary>A wait handle that is set whenever an object lets waits through.</summary>
    public abstract void Mirror(WaitHandle handle, object source);

    /// <summary>A number that names what the running thread makes now, the same in every execution.</summary>
    public abstract long NewNumber();

    /// <summary>What is left under a number in this execution, for who finds the number in the result of an operation.</summary>
    internal Dictionary<long, object> Left { get; } = [];

    /// <summary>A thread is made to run <paramref name="start"/>, a <see cref="ThreadStart"/> or <see cref="ParameterizedThreadStart"/>.</summary>
    public abstract Thread NewThread(Delegate start);

    /// <summary>The controlled thread that is running.</summary>
    public abstract Thread CurrentThread { get; }

    /// <summary>The name of a controlled thread.</summary>
    public abstract string? GetName(Thread thread);

    /// <inheritdoc cref="GetName"/>
    public abstract void SetName(Thread thread, string? name);

    /// <summary>A thread is started, its parameter given.</summary>
    public abstract void Start(Thread thread, object? parameter);

    /// <summary>Work is queued: it runs as a thread of its own, which is started now.</summary>
    /// <param name="work">The work.</param>
    /// <param name="kind">What such threads are called.</param>
    /// <param name="flow">The execution context that it runs in; null for one without values.</param>
    /// <param name="delayed">Whether it is done after a time: when that is, is not known.</param>
    public virtual void Queue(Action work, string kind, ExecutionContext? flow, bool delayed) => Refuse(kind);

    /// <summary>Code that is not rewritten is about to use an object.</summary>
    /// <param name="target">The object; null is ignored.</param>
    /// <param name="call">The call, for reports.</param>
    /// <param name="write">Whether the call may change the object.</param>
    public abstract void Touch(object? target, string call, bool write);

    /// <summary>Code that is not rewritten is about to use an object, or the static fields of a class, in one step.</summary>
    /// <param name="target">The object, or the class; null is ignored.</param>
    /// <param name="call">The call, for reports.</param>
    /// <param name="write">Whether it may change something.</param>
    /// <param name="mode">How the step is ordered: plain ones race.</param>
    public virtual void Step(object? target, string call, bool write, AccessMode mode) => Touch(target, call, write);

    /// <summary>An object that stands for another one, and shows or changes what is in it.</summary>
    public virtual void View(object view, object source)
    {
    }

    /// <summary>A span over an array is about to be made, or the like: <see cref="FindSpan"/> finds the array.</summary>
    public virtual void Spanned(Array array)
    {
    }

    /// <summary>The array that a span is over which code that is not rewritten is about to use; null when nobody else can reach what it is over.</summary>
    /// <param name="first">The span's first element.</param>
    /// <param name="call">The call, for reports.</param>
    /// <param name="isReadOnly">Whether the span is one through which nothing can be changed: that may be over what nobody changes.</param>
    public virtual Array? FindSpan(ref byte first, string call, bool isReadOnly) => null;

    /// <summary>Code that is not rewritten is about to use elements of an array while it is called; whether it must be given a copy of them.</summary>
    /// <param name="array">The array.</param>
    /// <param name="start">The first element.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="call">The call, for reports.</param>
    /// <param name="write">Whether it may change them.</param>
    public virtual bool TouchElements(Array array, int start, int count, string call, bool write) => false;

    /// <summary>The accesses to elements that follow are those of one call of other code, or no longer are.</summary>
    public virtual void CallOnElements(bool begins)
    {
    }

    /// <summary>A call that may reach memory past everything that is watched; harmless as long as no other thread runs.</summary>
    public virtual void Unseen(string call) => Refuse(call);

    /// <summary>A call into code that is not rewritten and might not return.</summary>
    public abstract void Calling(string call);

    /// <summary>A call that the checker does not control: ends the check, naming the call.</summary>
    public abstract void Refuse(string call);

    /// <summary>The accesses to memory that follow are of a method in which races are allowed, named by its number; 0 when they no longer are.</summary>
    public virtual void AllowRaces(int method)
    {
    }

    /// <summary>A mark in the thread's history, for the properties of critical sections.</summary>
    public abstract void Mark(MarkKind kind);

    /// <summary>A type initialiser is about to run; false when it has to wait for a fresh execution.</summary>
    public abstract void Initializing(Type type);

    /// <summary>The type initialiser has run.</summary>
    public abstract void Initialized(Type type);
}
