using Interleave.Surface;
using Interleave.Surface.Calls;

namespace Interleave.Objects;

/// <summary>The state of a <see cref="Lazy{T}"/>.</summary>
/// <param name="Phase">How far the value is: one of <see cref="LazyContents"/>.</param>
/// <param name="Maker">The thread that makes the value while all others wait, or -1.</param>
internal readonly record struct LazyState(long Phase, int Maker)
{
    public override string ToString() => Phase switch
    {
        LazyContents.Made => "made",
        LazyContents.Failed => "failed",
        _ => Maker < 0 ? "not made" : $"made by {Maker}",
    };
}

/// <summary>The value of a <see cref="Lazy{T}"/>: made once, or for others to see once.</summary>
internal sealed class LazyObject : SyncObject<LazyState>
{
    public override LazyState Make(long argument) => new(LazyContents.New, -1);

    public override int Holder(int state) => StateOf(state).Maker;

    public override (Effect Effect, LazyState Next, long Result) Step(LazyState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.LazyEnter:
                if (state.Phase != LazyContents.New)
                    return Reads(state, state.Phase);
                if (state.Maker == thread)
                    return Reads(state, LazyContents.MakingItself);
                return state.Maker < 0 ? Changes(state with { Maker = thread }, LazyContents.New) : Blocked(state);

            case Operation.LazyFinish:
                return Changes(new LazyState(argument, -1), argument);

            case Operation.LazyLook:
                return Reads(state, state.Phase);

            case Operation.LazyPublish:
                return state.Phase == LazyContents.Made ? Reads(state, 0) : Changes(new LazyState(LazyContents.Made, -1), 1);

            default:
                throw Unknown(operation);
        }
    }
}
