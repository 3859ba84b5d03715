namespace Interleave.Gallery.KernelLocks.Heap;

/// <summary>Two threads of one process: what one can reach, the other can.</summary>
public sealed class PeerThreads : Neighbours
{
    readonly int[] Heap = new int[4];

    protected override int[] HeapOfA => Heap;

    protected override int[] HeapOfB => Heap;
}
