using Interleave.Graphs;

namespace Interleave.Executing;

/// <summary>Why a thread does not go on.</summary>
internal enum Wait : byte
{
    /// <summary>It can go on.</summary>
    None,

    /// <summary>It has not been started.</summary>
    Unstarted,

    /// <summary>Its last event, an operation, waits for another state of its object.</summary>
    Operation,

    /// <summary>It waits for the end of a thread.</summary>
    End,

    /// <summary>What it is about to repeat comes after events of others that have not been repeated yet.</summary>
    Order,

    /// <summary>It is in a waiting loop that goes round for ever, as long as nothing changes.</summary>
    Loop,

    /// <summary>It is about to add an event, but a thread that was waiting in a loop goes first.</summary>
    Turn,

    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>An exception has left its body.</summary>
    Failed,
}

/// <summary>A thread of the program under check, whatever OS thread it runs on.</summary>
internal sealed class LogicalThread(int number, Thread facade)
{
    public readonly int Number = number;

    /// <summary>The object that the program sees. It never runs.</summary>
    public readonly Thread Facade = facade;

    /// <summary>What its name is made of: the one that has made it, and which of those it has made.</summary>
    public string DefaultName = "main";

    /// <summary>What threads of its kind are called; null for one that the program has made as a thread.</summary>
    public string? Kind;

    public string? Name;

    /// <summary>The execution context that it begins with.</summary>
    public System.Threading.ExecutionContext? Flow;

    /// <summary>How many timers, one following from the other, have led to what it does.</summary>
    public int Timers;

    /// <summary>The threads of one kind that it makes, in all executions, and how many of them it has made in this one.</summary>
    internal sealed class Offspring(string? kind)
    {
        public readonly string? Kind = kind;
        public readonly List<LogicalThread> Threads = [];
        public int Count;
    }

    private readonly List<Offspring> offspring = [];

    public Offspring Makes(string? kind)
    {
        foreach (Offspring made in offspring)
            if (made.Kind == kind)
                return made;
        offspring.Add(new Offspring(kind));
        return offspring[^1];
    }

    public Delegate? Body;
    public object? Parameter;
    public bool IsBackground;

    /// <summary>The event repeated or added last.</summary>
    public int Cursor = Graph.None;

    /// <summary>How many events have been repeated or added.</summary>
    public int Done;

    public Wait Wait;

    /// <summary>What <see cref="Wait"/> is about: an event, or the number of a thread.</summary>
    public int WaitFor;

    /// <summary>Whether its body is on some stack.</summary>
    public bool HasStack;

    /// <summary>The OS thread it has for itself; null when it runs on the stack of another one.</summary>
    public Carrier? Carrier;

    /// <summary>How many objects it has named.</summary>
    public int Names;

    /// <summary>Counts the writes to memory that nobody else reaches, so that a waiting loop is not taken for idle.</summary>
    public int Effects;

    /// <summary>The number of the method that allows races on the access under way; 0 when none does.</summary>
    public int RacesAllowedIn;

    /// <summary>Whether the accesses under way are those of one call of other code on the elements of an array.</summary>
    public bool CallsOnElements;

    /// <summary>For memory models that order by references: the read through which it has got each object; none where it has it in some other way.</summary>
    public readonly Dictionary<int, int> Origins = [];

    /// <summary>Whether any object has a read in <see cref="Origins"/>.</summary>
    public bool HasReadReferences;

    /// <summary>The objects it holds, by cell, and how often.</summary>
    public readonly Dictionary<int, int> Holds = [];

    /// <summary>What it holds of each <see cref="ReaderWriterLockSlim"/> and <see cref="ReaderWriterLock"/>, by cell.</summary>
    public readonly Dictionary<int, Objects.ReaderWriterHold> Shares = [];

    /// <summary>What it keeps for itself: thread-local values and thread-static fields.</summary>
    public readonly Dictionary<object, object> Own = [];

    /// <summary>What it knows of the others' progress through starting and joining: their epochs up to which everything comes before its next step.</summary>
    public int[] Knows = new int[8];

    /// <summary>Counts the threads it has started.</summary>
    public int Epoch;

    /// <summary>Counts the numbers that it was given.</summary>
    public int Numbers;

    /// <summary>Changes whenever it names an object or is given a number.</summary>
    public int Given => Names + Numbers;

    public readonly LoopTracker Loops = new();

    /// <summary>For a thread that waits in a loop: the index of its round's first event, and the loop.</summary>
    public int LoopStart, LoopNumber;

    /// <summary>For a thread that waits in a loop and looks again in place: the stamp of its last read; else -1.</summary>
    public int LoopStamp = -1;

    /// <summary>Whether there is something new for it to read in the loop in which it waits.</summary>
    public bool LooksAgain;

    /// <summary>Where a strategy decides step by step: how many events it had done each time it began to wait in a loop.</summary>
    public readonly List<int> LoopWaits = [];

    /// <summary>How many events it had done when it last gave up its turn in the loop it is in; -1 when it has not.</summary>
    public int YieldedAt = -1;

    /// <summary>The operation that it is about to do, where a strategy decides step by step.</summary>
    public (int Cell, Surface.Operation Operation, long Argument) Pending;

    /// <summary>Parts of a struct that are still to come, those that have, and whether they are written.</summary>
    public int PiecesLeft;
    public readonly List<int> Pieces = [];
    public bool PiecesWritten;

    public void Reset()
    {
        Name = null;
        Kind = null;
        Flow = null;
        Timers = 0;
        foreach (Offspring made in offspring)
            made.Count = 0;
        Body = null;
        Parameter = null;
        IsBackground = false;
        Cursor = Graph.None;
        Done = 0;
        Wait = Wait.Unstarted;
        HasStack = false;
        Carrier = null;
        Names = 0;
        Numbers = 0;
        Effects = 0;
        RacesAllowedIn = 0;
        CallsOnElements = false;
        YieldedAt = -1;
        LoopStamp = -1;
        LooksAgain = false;
        Epoch = 1;
        PiecesLeft = 0;
        LoopWaits.Clear();
        Holds.Clear();
        Origins.Clear();
        HasReadReferences = false;
        Shares.Clear();
        Own.Clear();
        Array.Clear(Knows);
        Loops.Clear();
    }
}
