namespace Interleave.Gallery.KernelLocks.Heap;

/// <summary>A keeps two values, and B writes one too many behind its own.</summary>
public abstract class Neighbours
{
    /// <summary>The memory in which A has what it keeps, from <see cref="Start"/> on.</summary>
    protected abstract int[] HeapOfA { get; }

    /// <summary>The memory in which B writes.</summary>
    protected abstract int[] HeapOfB { get; }

    const int Start = 2;

    /// <summary>Both at once: A finds what it has written.</summary>
    public void BothWrite() => Together.Run(A, B);

    /// <summary>The same, to look for races.</summary>
    public void BothWriteUnordered() => Together.Run(A, B);

    void A()
    {
        HeapOfA[Start] = 10;
        HeapOfA[Start + 1] = 20;
        int first = HeapOfA[Start];
        Check.That(first == 10, $"Expected 10, found {first}.");
    }

    void B()
    {
        for (int i = 0; i <= Start; i++)
            HeapOfB[i] = 0;
    }
}
