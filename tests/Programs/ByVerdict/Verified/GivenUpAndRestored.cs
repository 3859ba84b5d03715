namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A lock that is given up for a while comes back as it was held.</summary>
public sealed class GivenUpAndRestored
{
    readonly ReaderWriterLock gate = new();
    int value;

    public void Run() => Together.Run(Pause, Write);

    void Pause()
    {
        gate.AcquireWriterLock(Timeout.Infinite);
        gate.AcquireWriterLock(Timeout.Infinite);
        int before = value;
        LockCookie held = gate.ReleaseLock();
        Assert.That(!gate.IsWriterLockHeld);
        gate.RestoreLock(ref held);
        Assert.That(value == before || gate.AnyWritersSince(2));
        gate.ReleaseWriterLock();
        Assert.That(gate.IsWriterLockHeld);
        gate.ReleaseWriterLock();
    }

    void Write()
    {
        gate.AcquireWriterLock(Timeout.Infinite);
        value++;
        gate.ReleaseWriterLock();
    }
}
