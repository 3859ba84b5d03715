using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>The first reader keeps writers out, the last one lets them in again.</summary>
public sealed class ReadersFirst : ReadersWritersSolution
{
    readonly FifoSemaphore Mutex = new(1);
    readonly FifoSemaphore WriteLock = new(1);
    int ReadCount;

    protected override void BeginRead(int me)
    {
        Mutex.P();
        ReadCount++;
        if (ReadCount == 1)
            WriteLock.P();
        Mutex.V();
    }

    protected override void EndRead(int me)
    {
        Mutex.P();
        ReadCount--;
        if (ReadCount == 0)
            WriteLock.V();
        Mutex.V();
    }

    protected override void BeginWrite(int me) => WriteLock.P();

    protected override void EndWrite(int me) => WriteLock.V();
}
