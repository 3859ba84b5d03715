using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>A thread that has begun to wait for a <see cref="ReaderWriterLockSlim"/>.</summary>
internal readonly record struct ReaderWriterWaiter(int Thread, ReaderWriterRole Role);

/// <summary>The state of a <see cref="ReaderWriterLockSlim"/>.</summary>
/// <param name="Writer">The thread that writes, or -1.</param>
/// <param name="Upgrader">The thread that reads upgradeably, or -1; it may be the writer, too.</param>
/// <param name="Readers">Those that read, by thread; the writer or the upgrader may be among them.</param>
/// <param name="Waiting">Those that have begun to wait, by thread.</param>
/// <param name="Disposed">Whether it has been disposed.</param>
internal sealed record ReaderWriterState(
    int Writer, int Upgrader, Sequence<int> Readers, Sequence<ReaderWriterWaiter> Waiting, bool Disposed)
{
    public static readonly ReaderWriterState Free = new(-1, -1, Sequence<int>.Empty, Sequence<ReaderWriterWaiter>.Empty, false);

    /// <summary>Whether a thread that holds nothing yet may begin to read.</summary>
    public bool AdmitsReader => Writer < 0 && Waiting.IndexOf(w => w.Role == ReaderWriterRole.Write) < 0;

    public override string ToString() =>
        Disposed ? "disposed" : Writer >= 0 ? $"written by {Writer}" : Readers.Count > 0 || Upgrader >= 0 ? "being read" : "free";
}

/// <summary>
/// <see cref="ReaderWriterLockSlim"/>, without what a thread may do given what it holds itself (see <see cref="ReaderWriterHold"/>).
/// </summary>
/// <remarks>
/// .NET promises no order, and neither is there one here: whoever is let through may be next, whether it has waited or
/// comes just now. Only this is sure: once a writer has <em>begun to wait</em>, which it does some time after it has
/// found the lock in use, nobody begins to read before it has written or given up. To begin to wait is a step of its own,
/// so that readers come both before and after it. A writer that has only spun when it gets the lock has done nothing
/// that others could see, and is one that came later.
/// </remarks>
internal sealed class ReaderWriterObject : SyncObject<ReaderWriterState>
{
    /// <summary>Added to the operand of <see cref="Operation.SlimAwait"/> when the wait has a timeout.</summary>
    public const int Timed = 4;

    public override ReaderWriterState Make(long argument) => ReaderWriterState.Free;

    public override int Holder(int state) =>
        StateOf(state) is var s && s.Writer >= 0 ? s.Writer : s.Upgrader >= 0 ? s.Upgrader : s.Readers.Count > 0 ? s.Readers[0] : -1;

    public override int HolderAgainst(int state, int thread)
    {
        ReaderWriterState s = StateOf(state);
        if (s.Writer >= 0)
            return s.Writer;
        if (s.Upgrader >= 0 && s.Upgrader != thread)
            return s.Upgrader;
        int reader = s.Readers.IndexOf(r => r != thread);
        return reader >= 0 ? s.Readers[reader] : -1;
    }

    public override (Effect Effect, ReaderWriterState Next, long Result) Step(
        ReaderWriterState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case >= Operation.SlimEnterRead and <= Operation.SlimEnterWrite:
                if (state.Disposed)
                    return Reads(state, (long)ReaderWriterRefusal.Disposed);
                var role = (ReaderWriterRole)(operation - Operation.SlimEnterRead);
                if (Admits(state, role, thread))
                    return Changes(Enter(state, role, thread), 1);
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            case Operation.SlimQueue:
                if (state.Disposed)
                    return Reads(state, (long)ReaderWriterRefusal.Disposed);
                role = (ReaderWriterRole)argument;
                if (Admits(state, role, thread))
                    return Changes(Enter(state, role, thread), 1);
                int at = 0;
                while (at < state.Waiting.Count && state.Waiting[at].Thread < thread)
                    at++;
                return Changes(state with { Waiting = state.Waiting.Insert(at, new ReaderWriterWaiter(thread, role)) }, 2);

            // The exploration also asks what an operation would do where the thread has not come to it in this way.
            case Operation.SlimAwait or Operation.SlimGiveUp when state.Waiting.IndexOf(w => w.Thread == thread) < 0:
                return operation == Operation.SlimAwait && argument < Timed ? Blocked(state) : Reads(state, 0);

            case Operation.SlimExitRead when !state.Readers.Has(thread):
            case Operation.SlimExitUpgradeable when state.Upgrader != thread:
            case Operation.SlimExitWrite when state.Writer != thread:
                return Reads(state, 0);

            case Operation.SlimAwait:
                role = (ReaderWriterRole)(argument % Timed);
                ReaderWriterState without = Leave(state, thread);
                if (Admits(without, role, thread))
                    return Changes(Enter(without, role, thread), 1);
                return argument < Timed ? Blocked(state) : Reads(state, 0);

            case Operation.SlimGiveUp:
                return Changes(Leave(state, thread), 0);

            case Operation.SlimExitRead:
                return Changes(state with { Readers = state.Readers.Without(thread) }, 1);

            case Operation.SlimExitUpgradeable:
                return Changes(state with { Upgrader = -1 }, 1);

            case Operation.SlimExitWrite:
                return Changes(state with { Writer = -1 }, 1);

            case Operation.SlimReaders:
                return Reads(state, state.Readers.Count);

            case Operation.SlimWaiting:
                // .NET counts the thread that waits to upgrade apart, and shows that count to nobody.
                return Reads(state, state.Waiting.CountOf(w => w.Role == (ReaderWriterRole)argument && w.Thread != state.Upgrader));

            case Operation.ObjectIsOpen:
                return Reads(state, state.Disposed ? 0 : 1);

            case Operation.SlimDispose:
                return state.Waiting.CountOf(w => w.Thread != state.Upgrader) > 0 ? Reads(state, 0) : Changes(state with { Disposed = true }, 1);

            default:
                throw Unknown(operation);
        }
    }

    private static bool Admits(ReaderWriterState state, ReaderWriterRole role, int thread) => role switch
    {
        ReaderWriterRole.Read => state.Upgrader == thread || state.Writer == thread || state.AdmitsReader,
        ReaderWriterRole.Upgradeable => state.Writer == thread || (state.Upgrader < 0 && state.AdmitsReader),
        _ => state.Writer < 0 && (state.Upgrader < 0 || state.Upgrader == thread) && state.Readers.IndexOf(r => r != thread) < 0,
    };

    private static ReaderWriterState Enter(ReaderWriterState state, ReaderWriterRole role, int thread)
    {
        switch (role)
        {
            case ReaderWriterRole.Upgradeable:
                return state with { Upgrader = thread };
            case ReaderWriterRole.Write:
                return state with { Writer = thread };
            default:
                return state with { Readers = state.Readers.With(thread) };
        }
    }

    private static ReaderWriterState Leave(ReaderWriterState state, int thread) =>
        state with { Waiting = state.Waiting.RemoveAt(state.Waiting.IndexOf(w => w.Thread == thread)) };
}
