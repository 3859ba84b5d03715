namespace Interleave.Gallery.KernelLocks;

/// <summary><see cref="InterruptsOff"/> on a machine with a second CPU.</summary>
public sealed class InterruptsOffTwoCpus : InterruptsOff
{
    protected override int Cpus => 2;
}
