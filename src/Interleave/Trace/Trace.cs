namespace Interleave.Tracing;

/// <summary>One execution as a schedule: the one value that leaves an execution, and everything a report needs.</summary>
public sealed record Trace
{
    /// <summary>The version of this format.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The names of the threads that take a visible step, in the order of their creation.</summary>
    public required IReadOnlyList<string> Threads { get; init; }

    /// <summary>The visible steps: operations on synchronization objects, and accesses to memory that another thread may touch meanwhile.</summary>
    public required IReadOnlyList<TraceStep> Steps { get; init; }

    /// <summary>The threads that can take no further step at the end.</summary>
    public IReadOnlyList<BlockedThread> Blocked { get; init; } = [];
}

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>Reads memory.</summary>
    Read,

    /// <summary>Writes memory.</summary>
    Write,

    /// <summary>Reads and writes memory in one atomic step.</summary>
    Update,

    /// <summary>A memory barrier.</summary>
    Fence,

    /// <summary>Takes a lock or a monitor.</summary>
    Enter,

    /// <summary>Tries to take a lock or a monitor, or looks whether it is held.</summary>
    TryEnter,

    /// <summary>Releases a lock or a monitor.</summary>
    Exit,

    /// <summary>Releases a monitor and starts to wait.</summary>
    Wait,

    /// <summary>Goes on after a wait, holding the monitor again.</summary>
    Reenter,

    /// <summary>Wakes the first waiter of a monitor.</summary>
    Pulse,

    /// <summary>Wakes all waiters of a monitor.</summary>
    PulseAll,

    /// <summary>Takes from a semaphore.</summary>
    SemaphoreWait,

    /// <summary>Gives back to a semaphore.</summary>
    SemaphoreRelease,

    /// <summary>Starts a thread.</summary>
    Start,

    /// <summary>Waits for the end of a thread.</summary>
    Join,

    /// <summary>Uses an object of code that is not rewritten.</summary>
    Call,

    /// <summary>Anything else; <see cref="TraceStep.Text"/> says what.</summary>
    Other,
}

/// <summary>A place in the source.</summary>
/// <param name="Method">The method, as <c>Type.Method</c>.</param>
/// <param name="File">The path as the symbols have it, or null without symbols.</param>
/// <param name="Line">The line, from 1; 0 without symbols.</param>
public sealed record Place(string Method, string? File, int Line);

/// <summary>One visible step of a thread.</summary>
public sealed record TraceStep
{
    /// <summary>Its number, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>The thread.</summary>
    public required string Thread { get; init; }

    /// <summary>What it does.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>The name of the field, element or object, as a reader would write it: <c>Milk</c>, <c>flag[1]</c>, <c>fork 2</c>.</summary>
    public string? Location { get; init; }

    /// <summary>For an access, the value read (or, for a plain write, written).</summary>
    public string? Value { get; init; }

    /// <summary>For an <see cref="StepKind.Update"/>, the value written; null when it wrote nothing.</summary>
    public string? Written { get; init; }

    /// <summary>The step whose write this read took; 0 for the initial value (or one written before the threads started), null when it reads nothing.</summary>
    public int? ReadsFrom { get; init; }

    /// <summary>Under a weaker memory model, the newer write that this read did not see, or that this write comes before, though it is an earlier step.</summary>
    public int? Missed { get; init; }

    /// <summary>How <see cref="Missed"/> can be, in words.</summary>
    public string? Why { get; init; }

    /// <summary>For an object operation, its result: false when it failed or expired, true when it succeeded, null when it has none.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>Whether the thread went round a waiting loop before this step, with nothing else to do.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool GoesRound { get; init; }

    /// <summary>Whether the thread could not go on when, behind this step or a later one of the same turn, another one did.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool EndsWaiting { get; init; }

    /// <summary>More words, for <see cref="StepKind.Other"/> and <see cref="StepKind.Call"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Where: the calls that lead to the step, innermost first; empty when unknown.</summary>
    public IReadOnlyList<Place> Stack { get; init; } = [];
}

/// <summary>Why a thread takes no further step.</summary>
public enum BlockReason
{
    /// <summary>A lock or monitor that another thread holds.</summary>
    Lock,

    /// <summary>A monitor's wait that nobody pulses.</summary>
    Wait,

    /// <summary>A semaphore with nothing left.</summary>
    Semaphore,

    /// <summary>The end of another thread.</summary>
    Join,

    /// <summary>A waiting loop that cannot end.</summary>
    Loop,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A thread at the end of an execution in which it did not finish.</summary>
public sealed record BlockedThread
{
    /// <summary>The thread.</summary>
    public required string Thread { get; init; }

    /// <summary>Why.</summary>
    public required BlockReason Reason { get; init; }

    /// <summary>The object it waits for, or the thread it joins; for a loop, null.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>What is missing, as the end of a sentence; for <see cref="BlockReason.Other"/>.</summary>
    public string? Text { get; init; }

    /// <summary>What the asynchronous code behind the task that it waits for waits for in the end, where that is known: <c>an item of numbers</c>.</summary>
    public string? AtLast { get; init; }

    /// <summary>The thread that holds it, if there is one.</summary>
    public string? HeldBy { get; init; }

    /// <summary>What the thread holds itself: the object's name and where it took it.</summary>
    public IReadOnlyList<HeldObject> Holds { get; init; } = [];

    /// <summary>For a loop, what it reads and finds each time round.</summary>
    public IReadOnlyList<LoopRead> Reads { get; init; } = [];

    /// <summary>Where: the calls that lead to the place, innermost first.</summary>
    public IReadOnlyList<Place> Stack { get; init; } = [];
}

/// <summary>An object held by a thread.</summary>
/// <param name="Name">The object.</param>
/// <param name="Place">Where it was taken.</param>
public sealed record HeldObject(string Name, Place? Place);

/// <summary>A read of a waiting loop.</summary>
/// <param name="Location">What it reads.</param>
/// <param name="Value">What it finds.</param>
public sealed record LoopRead(string Location, string Value);

/// <summary>Two accesses, one of them a write, that nothing orders.</summary>
/// <param name="Location">The memory.</param>
/// <param name="First">One side.</param>
/// <param name="Second">The other side.</param>
public sealed record Race(string Location, RaceSide First, RaceSide Second);

/// <summary>Memory that was raced on, which the user has allowed.</summary>
/// <param name="Name">The memory, as <c>Type.field</c> where it is a field.</param>
/// <param name="Reason">Why, or what allows it.</param>
public sealed record AllowedRace(string Name, string Reason);

/// <summary>One side of a <see cref="Race"/>.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Place">Where.</param>
/// <param name="Call">The call of other code that uses the memory, as <c>List.Add</c>.</param>
public sealed record RaceSide(string Thread, StepKind Kind, Place? Place, string? Call = null);
