using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>Writer priority as it was once printed: <c>P(m3)</c> where the writer was to give it back.</summary>
public sealed class WriterPriorityMisprint() : WriterPriority(() => new FifoSemaphore(1), outer: true)
{
    protected override void BeginWrite(int me)
    {
        M3.P();
        WriteCount++;
        if (WriteCount == 1)
            Place[me] = ReadLock.P();
        M3.P();
        WriteLock.P();
    }
}
