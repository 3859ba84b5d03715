namespace Interleave.Gallery.KernelLocks.Heap;

/// <summary>Two processes: each has a heap of its own.</summary>
public sealed class TwoProcesses : Neighbours
{
    protected override int[] HeapOfA { get; } = new int[4];

    protected override int[] HeapOfB { get; } = new int[4];
}
