using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>The first writer keeps readers out, the last one lets them in again.</summary>
/// <param name="one">Makes a semaphore that starts at one.</param>
/// <param name="outer">Whether readers queue one behind the other before they queue where writers do.</param>
public abstract class WriterPriority(Func<MonitorSemaphore> one, bool outer) : ReadersWritersSolution
{
    readonly MonitorSemaphore? M1 = outer ? one() : null;
    readonly MonitorSemaphore M2 = one();
    protected readonly MonitorSemaphore M3 = one();
    protected readonly MonitorSemaphore ReadLock = one();
    protected readonly MonitorSemaphore WriteLock = one();
    int ReadCount;
    protected int WriteCount;

    protected override void BeginRead(int me)
    {
        M1?.P();
        Place[me] = ReadLock.P();
        M2.P();
        ReadCount++;
        if (ReadCount == 1)
            WriteLock.P();
        M2.V();
        ReadLock.V();
        M1?.V();
    }

    protected override void EndRead(int me)
    {
        M2.P();
        ReadCount--;
        if (ReadCount == 0)
            WriteLock.V();
        M2.V();
    }

    protected override void BeginWrite(int me)
    {
        M3.P();
        WriteCount++;
        if (WriteCount == 1)
            Place[me] = ReadLock.P();
        M3.V();
        WriteLock.P();
    }

    protected override void EndWrite(int me)
    {
        WriteLock.V();
        M3.P();
        WriteCount--;
        if (WriteCount == 0)
            ReadLock.V();
        M3.V();
    }
}
