using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>Whether a thread has been interrupted and has not noticed yet.</summary>
internal readonly record struct InterruptState(bool Pending)
{
    public override string ToString() => Pending ? "interrupted" : "not interrupted";
}

/// <summary>What <see cref="Thread.Interrupt"/> leaves with a thread, until a wait of that thread takes it.</summary>
internal sealed class InterruptObject : SyncObject<InterruptState>
{
    public override InterruptState Make(long argument) => new(false);

    public override (Effect Effect, InterruptState Next, long Result) Step(InterruptState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.ThreadInterrupt:
                return Changes(new(true), 1);

            case Operation.TakeInterrupt when state.Pending:
                return Changes(new(false), 1);

            case Operation.TakeInterrupt:
                return argument < 0 ? Blocked(state) : Reads(state, 0);

            default:
                throw Unknown(operation);
        }
    }
}
