using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>Writer priority with semaphores whose V hands over to any that waits.</summary>
public sealed class WriterPriorityHandOver() : WriterPriority(() => new HandOverSemaphore(1), outer: true);
