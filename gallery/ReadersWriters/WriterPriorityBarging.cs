using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>Writer priority with semaphores whose V lets those that wait try again.</summary>
public sealed class WriterPriorityBarging() : WriterPriority(() => new BargingSemaphore(1), outer: true);
