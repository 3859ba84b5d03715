namespace Interleave.Gallery.KernelLocks;

/// <summary>A queue of threads, each of which names the one behind it: a kernel needs no memory for it.</summary>
public sealed class ThreadQueue
{
    KernelThread? First, Last;

    /// <summary>Puts a thread at the end.</summary>
    public void Add(KernelThread thread)
    {
        thread.Behind = null;
        if (First is null)
            First = thread;
        else
            Last!.Behind = thread;
        Last = thread;
    }

    /// <summary>Takes the first thread out; null if there is none.</summary>
    public KernelThread? Remove()
    {
        KernelThread? first = First;
        if (first is not null)
            First = first.Behind;
        return first;
    }
}
