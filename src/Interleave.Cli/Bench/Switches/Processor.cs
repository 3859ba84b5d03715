using System.Runtime.InteropServices;

namespace Interleave.Cli.Bench.Switches;

/// <summary>Keeps threads on one processor, on Linux: who waits for another there has to give it the processor.</summary>
internal static class Processor
{
    private const int WordBits = 64;

    /// <summary>The processor that the calling thread runs on; -1 when it is not known.</summary>
    public static int Current { get; } = OperatingSystem.IsLinux() ? sched_getcpu() : -1;

    /// <summary>Keeps the calling thread on a processor from now on.</summary>
    /// <returns>Whether it is kept there.</returns>
    public static bool TryKeepOn(int processor)
    {
        if (processor < 0 || !OperatingSystem.IsLinux())
        {
            return false;
        }

        var mask = new ulong[(processor / WordBits) + 1];
        mask[processor / WordBits] = 1UL << (processor % WordBits);
        return sched_setaffinity(0, mask.Length * sizeof(ulong), mask) == 0;
    }

    [DllImport("libc")]
    private static extern int sched_getcpu();

    [DllImport("libc")]
    private static extern int sched_setaffinity(int thread, nint size, ulong[] mask);
}
