namespace Interleave.Sync;

/// <summary>A readers-writer lock for asynchronous code that serves first come, first served.</summary>
/// <remarks>Fair. For the rest see <see cref="AsyncReadersWriterLock"/> and <see cref="FairReadersWriterLock"/>.</remarks>
public sealed class AsyncFairReadersWriterLock() : AsyncReadersWriterLock(new FirstComeFirstServed());
