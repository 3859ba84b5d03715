using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>The values of all threads in a <see cref="ThreadLocal{T}"/>, as far as somebody looks at them: how often one has been written.</summary>
internal sealed class ThreadLocalObject : SyncObject<int>
{
    public override int Make(long argument) => 0;

    public override string Describe(int state) => $"written {StateOf(state)} times";

    public override (Effect Effect, int Next, long Result) Step(int state, Operation operation, int thread, long argument) => operation switch
    {
        Operation.ThreadLocalSet => Changes(state + 1, 0),
        Operation.ThreadLocalValues => Reads(state, state),
        _ => throw Unknown(operation),
    };
}
