namespace Interleave.Gallery.Semaphores;

/// <summary>A binary semaphore: V at one leaves it at one. An <see cref="AutoResetEvent"/> is one.</summary>
public sealed class Binary : SemaphoreSolution
{
    readonly AutoResetEvent One = new(true);

    public override void P() => One.WaitOne();

    public override void V() => One.Set();
}
