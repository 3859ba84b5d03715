using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>Writer priority with semaphores whose V hands over to any that waits, without <c>m1</c>.</summary>
public sealed class WriterPriorityHandOverWithoutM1() : WriterPriority(() => new HandOverSemaphore(1), outer: false);
