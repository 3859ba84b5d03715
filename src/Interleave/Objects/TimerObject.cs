using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The state of a timer.</summary>
/// <param name="Setting">The number of how it has been set last; 0 when it is not set.</param>
/// <param name="Fired">Whether it has fired since it was made.</param>
/// <param name="Running">How many of its callbacks run.</param>
/// <param name="Disposed">Whether it has been disposed of.</param>
internal readonly record struct TimerState(long Setting, bool Fired, int Running, bool Disposed)
{
    public override string ToString() => Disposed ? "disposed" : Setting == 0 ? "not set" : "set";
}

/// <summary>
/// <see cref="Timer"/>, <see cref="PeriodicTimer"/> and what else happens after a time. When it fires is no matter of the state: each
/// setting has a thread that fires it at some time, and does nothing when the timer has been set anew before.
/// </summary>
internal sealed class TimerObject : SyncObject<TimerState>
{
    public TimerObject() => HandsOver = true;

    public override TimerState Make(long argument) => default;

    public override (Effect Effect, TimerState Next, long Result) Step(TimerState state, Operation operation, int thread, long argument)
    {
        switch (operation)
        {
            case Operation.TimerSet:
                return state.Disposed ? Reads(state, -1) : Changes(state with { Setting = argument }, state.Fired ? 0 : 1);

            case Operation.TimerWait:
                if (state.Disposed)
                    return Reads(state, 0);
                return state.Setting != 0 ? Reads(state, -1) : Changes(state with { Setting = argument }, 1);

            case Operation.TimerFire or Operation.TimerFireAgain:
                return state.Disposed || state.Setting != argument
                    ? Reads(state, 0)
                    : Changes(state with { Fired = true, Running = state.Running + 1, Setting = operation == Operation.TimerFire ? 0 : argument }, 1);

            case Operation.TimerEnd:
                return Changes(state with { Running = state.Running - 1 }, state.Disposed && state.Running == 1 ? 1 : 0);

            case Operation.TimerDispose:
                return Changes(state with { Disposed = true, Setting = 0 }, argument == 0 ? state.Setting : state.Running);

            default:
                throw Unknown(operation);
        }
    }
}
