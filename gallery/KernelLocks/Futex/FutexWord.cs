namespace Interleave.Gallery.KernelLocks.Futex;

/// <summary>A word of memory on which the operating system lets threads sleep.</summary>
public sealed class FutexWord
{
    readonly object Kernel = new();

    /// <summary>The word. It is read and written without the kernel's knowledge.</summary>
    public int Value;

    /// <summary>How often the kernel was called.</summary>
    public int KernelCalls;

    /// <summary>Sleeps until a <see cref="Wake"/>, unless the word is no longer what the caller thinks.</summary>
    public void Sleep(int expected)
    {
        lock (Kernel)
        {
            KernelCalls++;
            if (Volatile.Read(ref Value) == expected)
                Monitor.Wait(Kernel);
        }
    }

    /// <summary>Sleeps until a <see cref="Wake"/>, whatever the word is.</summary>
    public void SleepAnyway()
    {
        lock (Kernel)
        {
            KernelCalls++;
            Monitor.Wait(Kernel);
        }
    }

    /// <summary>Wakes one of those who sleep, if there are any.</summary>
    public void Wake()
    {
        lock (Kernel)
        {
            KernelCalls++;
            Monitor.Pulse(Kernel);
        }
    }
}
