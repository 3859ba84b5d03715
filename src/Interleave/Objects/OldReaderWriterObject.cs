using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>Whom the last one to leave a <see cref="ReaderWriterLock"/> has told to enter.</summary>
internal enum OldReaderWriterSignal
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>All those that have begun to wait to read.</summary>
    Readers,

    /// <summary>One of those that have begun to wait to write.</summary>
    Writer,

    /// <summary>Nobody; it is about to throw away what others waited on, so that nobody can begin to wait.</summary>
    Tidying,
}

/// <summary>The state of a <see cref="ReaderWriterLock"/>.</summary>
/// <param name="Writer">The thread that writes, or -1.</param>
/// <param name="Readers">Those that read.</param>
/// <param name="WaitingReaders">Those that have begun to wait to read.</param>
/// <param name="WaitingWriters">Those that have begun to wait to write.</param>
/// <param name="Signal">Who is to enter next.</param>
/// <param name="HasEvents">Whether somebody has begun to wait since the lock was last tidied, as far as that is seen.</param>
/// <param name="Writers">How many have begun to write, and 1.</param>
internal sealed record OldReaderWriterState(
    int Writer, Sequence<int> Readers, Sequence<int> WaitingReaders, Sequence<int> WaitingWriters, OldReaderWriterSignal Signal, bool HasEvents, int Writers)
{
    public static readonly OldReaderWriterState Free =
        new(-1, Sequence<int>.Empty, Sequence<int>.Empty, Sequence<int>.Empty, OldReaderWriterSignal.None, false, 1);

    public bool SomebodyWaits => WaitingReaders.Count > 0 || WaitingWriters.Count > 0;

    public override string ToString() => Writer >= 0 ? $"written by {Writer}" : Readers.Count > 0 ? "being read" : "free";
}

/// <summary>
/// <see cref="ReaderWriterLock"/>, without how often each thread holds it.
/// </summary>
/// <remarks>
/// <para>
/// Unlike the slim one it hands itself over: the last reader to leave tells one waiting writer to enter, before waiting readers;
/// a writer that leaves tells all waiting readers, before waiting writers; and until those have entered nobody else does
/// (but new readers, together with the waiting ones). Which one of the waiting writers it is, nobody can say. So to begin to
/// wait is a step of its own for readers, too: one that waits keeps others from entering even when the writer that it
/// waited behind has given up, as long as there are readers inside. A thread that finds the lock in use looks again for some time
/// before it begins to wait; when it gets the lock meanwhile, it is one that came later.
/// </para>
/// <para>
/// All this is as .NET has it (System.Threading.ReaderWriterLock, whose state is one number), with each of its interlocked
/// operations a step where others could tell: to give up is two for a writer that was told to enter when its time was up already.
/// Two more are seen only by a program that upgrades or counts writers, and are steps only then
/// (<see cref="Watched"/>): a writer is counted after it has entered, and the last one to leave tidies up after it has left;
/// a reader that comes in between and is alone cannot upgrade without leaving.
/// </para>
/// </remarks>
internal sealed class OldReaderWriterObject : SyncObject<OldReaderWriterState>
{
    /// <summary>Added to the role in an operand when the wait has a timeout.</summary>
    public const int Timed = 4;

    /// <summary>Added to the role in an operand when the program can see that a writer is counted late, and the lock tidied.</summary>
    public const int Watched = 8;

    /// <summary>Results of leaving and giving up: done; the lock is to be tidied; what the thread was told is to be given on.</summary>
    public const long Done = 1, Tidy = 2, GiveOn = 3;

    public static ReaderWriterRole RoleOf(long operand) => (ReaderWriterRole)(operand % Timed);

    public override OldReaderWriterState Make(long argument) => OldReaderWriterState.Free;

    public override int Holder(int state) =>
        StateOf(state) is var s && s.Writer >= 0 ? s.Writer : s.Readers.Count > 0 ? s.Readers[0] : -1;

    /// <remarks>A thread that reads and would write waits for itself, if not for others.</remarks>
    public override int HolderAgainst(int state, int thread) =>
        StateOf(state) is var s && s.Readers.IndexOf(r => r != thread) is >= 0 and var other ? s.Readers[other] : Holder(state);

    public override (Effect Effect, OldReaderWriterState Next, long Result) Step(
        OldReaderWriterState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.OldEnter:
                if (Admits(state, RoleOf(argument)))
                    return Changes(Enter(state, thread, argument), 1);
                return state.Signal == OldReaderWriterSignal.Tidying ? Blocked(state) : Changes(BeginToWait(state, thread, argument), 2);

            case Operation.OldAwait:
                if (IsTold(state, RoleOf(argument), thread))
                    return Changes(Enter(StopWaiting(state, RoleOf(argument), thread), thread, argument), 1);
                return (argument & Timed) == 0 ? Blocked(state) : Reads(state, 0);

            case Operation.OldGiveUp:
                return GiveUp(state, RoleOf(argument), thread);

            case Operation.OldGiveOn:
                return state.Signal == OldReaderWriterSignal.Writer && state.WaitingWriters.Count == 0
                    ? Leave(state with { Signal = OldReaderWriterSignal.None }, ReaderWriterRole.Write)
                    : Reads(state, Done);

            case Operation.OldLeave when RoleOf(argument) == ReaderWriterRole.Read:
                if (!state.Readers.Has(thread))
                    return Reads(state, 0);
                state = state with { Readers = state.Readers.Without(thread) };
                return state.Readers.Count == 0 ? Leave(state, ReaderWriterRole.Read) : Changes(state, Done);

            case Operation.OldLeave:
                return state.Writer == thread ? Leave(state with { Writer = -1 }, ReaderWriterRole.Write) : Reads(state, 0);

            case Operation.OldUpgrade:
                return state.Readers.Count == 1 && state.Readers.Has(thread) && !state.SomebodyWaits && state.Signal == OldReaderWriterSignal.None
                    ? Changes(Enter(state with { Readers = Sequence<int>.Empty }, thread, argument), 1)
                    : Reads(state, 0);

            case Operation.OldDowngrade:
                if (state.Writer != thread)
                    return Reads(state, 0);
                state = state with { Writer = -1, Readers = state.Readers.With(thread) };
                return Changes(state.WaitingReaders.Count > 0 ? state with { Signal = OldReaderWriterSignal.Readers } : state, 1);

            case Operation.OldCount:
                return Changes(state with { Writers = state.Writers + 1 }, 1);

            case Operation.OldTidy:
                return state.Signal == OldReaderWriterSignal.Tidying
                    ? Changes(state with { Signal = OldReaderWriterSignal.None, HasEvents = false }, 1)
                    : Reads(state, 1);

            case Operation.OldWriters:
                return Reads(state, state.Writers);

            default:
                throw Unknown(operation);
        }
    }

    private static bool Admits(OldReaderWriterState state, ReaderWriterRole role)
    {
        if (state.Writer >= 0)
            return false;
        return role == ReaderWriterRole.Read
            ? state.Signal is OldReaderWriterSignal.Readers or OldReaderWriterSignal.Tidying || (state.Signal == OldReaderWriterSignal.None && !state.SomebodyWaits)
            : state.Signal is OldReaderWriterSignal.None or OldReaderWriterSignal.Tidying && state.Readers.Count == 0 && !state.SomebodyWaits;
    }

    private static OldReaderWriterState Enter(OldReaderWriterState state, int thread, long operand) => RoleOf(operand) == ReaderWriterRole.Read
        ? state with { Readers = state.Readers.With(thread) }
        : state with { Writer = thread, Writers = state.Writers + ((operand & Watched) == 0 ? 1 : 0) };

    private static OldReaderWriterState BeginToWait(OldReaderWriterState state, int thread, long operand)
    {
        state = state with { HasEvents = (operand & Watched) != 0 };
        return RoleOf(operand) == ReaderWriterRole.Read
            ? state with { WaitingReaders = state.WaitingReaders.With(thread) }
            : state with { WaitingWriters = state.WaitingWriters.With(thread) };
    }

    private static bool IsTold(OldReaderWriterState state, ReaderWriterRole role, int thread) => role == ReaderWriterRole.Read
        ? state.Signal == OldReaderWriterSignal.Readers && state.WaitingReaders.Has(thread)
        : state.Signal == OldReaderWriterSignal.Writer && state.WaitingWriters.Has(thread);

    /// <summary>Waiting no longer, because the thread enters: the last one that was told to takes the signal away.</summary>
    private static OldReaderWriterState StopWaiting(OldReaderWriterState state, ReaderWriterRole role, int thread)
    {
        if (role == ReaderWriterRole.Write)
            return state with { WaitingWriters = state.WaitingWriters.Without(thread), Signal = OldReaderWriterSignal.None };
        state = state with { WaitingReaders = state.WaitingReaders.Without(thread) };
        return state.WaitingReaders.Count == 0 ? state with { Signal = OldReaderWriterSignal.None } : state;
    }

    private static (Effect, OldReaderWriterState, long) GiveUp(OldReaderWriterState state, ReaderWriterRole role, int thread)
    {
        if (role == ReaderWriterRole.Write)
        {
            state = state with { WaitingWriters = state.WaitingWriters.Without(thread) };
            return Changes(state, state.Signal == OldReaderWriterSignal.Writer && state.WaitingWriters.Count == 0 ? GiveOn : Done);
        }
        bool told = IsTold(state, role, thread);
        state = state with { WaitingReaders = state.WaitingReaders.Without(thread) };
        if (!told || state.WaitingReaders.Count > 0)
            return Changes(state, Done);
        // It was the last one that was told: it enters and leaves again.
        state = state with { Signal = OldReaderWriterSignal.None };
        return state.Readers.Count == 0 ? Leave(state, role) : Changes(state, Done);
    }

    /// <summary>Nobody holds the lock any more, which was held as <paramref name="role"/>: those that wait as the other come first.</summary>
    private static (Effect, OldReaderWriterState, long) Leave(OldReaderWriterState state, ReaderWriterRole role)
    {
        if (state.Signal != OldReaderWriterSignal.None)
            return Changes(state, Done);
        bool readersFirst = role == ReaderWriterRole.Write;
        OldReaderWriterSignal signal =
            state.WaitingReaders.Count > 0 && (readersFirst || state.WaitingWriters.Count == 0) ? OldReaderWriterSignal.Readers
            : state.WaitingWriters.Count > 0 ? OldReaderWriterSignal.Writer
            : state.HasEvents ? OldReaderWriterSignal.Tidying
            : OldReaderWriterSignal.None;
        return Changes(state with { Signal = signal }, signal == OldReaderWriterSignal.Tidying ? Tidy : Done);
    }
}
