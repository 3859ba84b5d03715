using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>Writer priority with semaphores whose V hands over to who has waited longest, without <c>m1</c>.</summary>
public sealed class WriterPriorityFifoWithoutM1() : WriterPriority(() => new FifoSemaphore(1), outer: false);
