namespace Interleave.Sync;

/// <summary>A mutex that is handed to whoever has waited longest.</summary>
/// <remarks>
/// Fair: first come, first served, and never taken by a thread that comes later; under contention each hand-over costs a
/// switch of threads. Who gives up waiting leaves the queue. Thread-affine, not reentrant. Uncontended, entering and leaving
/// are one atomic operation each and allocate nothing. Entering and leaving are full fences.
/// </remarks>
public sealed class FairMutex : PassedMutex;
