using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>Writer priority with semaphores whose V lets those that wait try again, without <c>m1</c>.</summary>
public sealed class WriterPriorityBargingWithoutM1() : WriterPriority(() => new BargingSemaphore(1), outer: false);
