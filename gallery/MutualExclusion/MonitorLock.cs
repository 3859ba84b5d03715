namespace Interleave.Gallery.MutualExclusion;

/// <summary>What the <c>lock</c> statement does with an object.</summary>
public sealed class MonitorLock : MutexAlgorithm
{
    readonly object Gate = new();

    public override void Enter(int me) => Monitor.Enter(Gate);

    public override void Exit(int me) => Monitor.Exit(Gate);
}
