using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>One door for all, with semaphores whose V hands over to who has waited longest.</summary>
public sealed class OneDoorFifo() : ThroughOneDoor(() => new FifoSemaphore(1));
