using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.ReadersWriters;

/// <summary>One door for all, with semaphores whose V lets those that wait try again.</summary>
public sealed class OneDoorBarging() : ThroughOneDoor(() => new BargingSemaphore(1));
