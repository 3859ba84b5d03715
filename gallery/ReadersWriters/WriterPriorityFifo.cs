using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>Writer priority with semaphores whose V hands over to who has waited longest.</summary>
public sealed class WriterPriorityFifo() : WriterPriority(() => new FifoSemaphore(1), outer: true);
