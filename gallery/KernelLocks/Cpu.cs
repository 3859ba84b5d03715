namespace Interleave.Gallery.KernelLocks;

/// <summary>A processor: what belongs to it, whichever thread it runs.</summary>
sealed class Cpu
{
    /// <summary>Whether it looks for interrupts between two instructions.</summary>
    public bool InterruptsEnabled;

    /// <summary>The line on which the timer asks for an interrupt. It stays up until the CPU answers.</summary>
    public volatile bool TimerRings;

    /// <summary>The timer: a device of its own, which rings whenever it likes, so many times.</summary>
    public void Tick(int times)
    {
        for (int i = 0; i < times; i++)
            TimerRings = true;
    }
}
