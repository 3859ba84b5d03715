using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>All come through one door: a writer holds it until it has written, so nobody passes it.</summary>
/// <param name="one">Makes a semaphore that starts at one.</param>
public abstract class ThroughOneDoor(Func<MonitorSemaphore> one) : ReadersWritersSolution
{
    readonly MonitorSemaphore Door = one();
    readonly MonitorSemaphore Mutex = one();
    readonly MonitorSemaphore WriteLock = one();
    int ReadCount;

    protected override void BeginRead(int me)
    {
        Place[me] = Door.P();
        Mutex.P();
        ReadCount++;
        if (ReadCount == 1)
            WriteLock.P();
        Mutex.V();
        Door.V();
    }

    protected override void EndRead(int me)
    {
        Mutex.P();
        ReadCount--;
        if (ReadCount == 0)
            WriteLock.V();
        Mutex.V();
    }

    protected override void BeginWrite(int me)
    {
        Place[me] = Door.P();
        WriteLock.P();
    }

    protected override void EndWrite(int me)
    {
        WriteLock.V();
        Door.V();
    }
}
