namespace Interleave.Gallery.KernelLocks;

/// <summary><see cref="SleepingLock"/> on a machine with a second CPU.</summary>
public sealed class SleepingLockTwoCpus : SleepingLock
{
    protected override int Cpus => 2;
}
