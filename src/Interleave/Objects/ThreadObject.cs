using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>Where a thread is in its life.</summary>
internal enum ThreadPhase
{
    Unstarted,
    Running,
    Ended,
}

/// <summary>The life of a <see cref="System.Threading.Thread"/>: started once, ended once, and others look on or wait for the end.</summary>
internal sealed class ThreadObject : SyncObject<StrongPhase>
{
    /// <param name="argument">1 for the first thread, which runs from the beginning.</param>
    public override StrongPhase Make(long argument) => new(argument == 0 ? ThreadPhase.Unstarted : ThreadPhase.Running);

    public override (Effect Effect, StrongPhase Next, long Result) Step(StrongPhase state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.ThreadStart:
                return state.Phase == ThreadPhase.Unstarted ? Changes(new(ThreadPhase.Running), 1) : Reads(state, 0);

            case Operation.ThreadEnd:
                return Changes(new(ThreadPhase.Ended), 1);

            case Operation.ThreadJoin:
                return state.Phase switch
                {
                    ThreadPhase.Unstarted => Reads(state, -1),
                    ThreadPhase.Ended => Reads(state, 1),
                    _ => argument < 0 ? Blocked(state) : Reads(state, 0),
                };

            case Operation.ThreadIsAlive:
                return Reads(state, state.Phase == ThreadPhase.Running ? 1 : 0);

            case Operation.ThreadState:
                return Reads(state, (long)(state.Phase switch
                {
                    ThreadPhase.Unstarted => System.Threading.ThreadState.Unstarted,
                    ThreadPhase.Running => System.Threading.ThreadState.Running,
                    _ => System.Threading.ThreadState.Stopped,
                }));

            default:
                throw Unknown(operation);
        }
    }
}

/// <summary>A <see cref="ThreadPhase"/> as a state.</summary>
internal readonly record struct StrongPhase(ThreadPhase Phase)
{
    public override string ToString() => Phase.ToString();
}
