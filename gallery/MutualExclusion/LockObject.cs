namespace Interleave.Gallery.MutualExclusion;

/// <summary>What the <c>lock</c> statement does with a <see cref="Lock"/>.</summary>
public sealed class LockObject : MutexAlgorithm
{
    readonly Lock Gate = new();

    public override void Enter(int me) => Gate.Enter();

    public override void Exit(int me) => Gate.Exit();
}
