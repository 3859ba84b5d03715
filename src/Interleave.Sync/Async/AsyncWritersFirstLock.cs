namespace Interleave.Sync;

/// <summary>A readers-writer lock for asynchronous code in which no reader that comes after a waiting writer gets in before it.</summary>
/// <remarks>Not fair: a stream of writers keeps readers out for ever. For the rest see <see cref="AsyncReadersWriterLock"/> and <see cref="WritersFirstLock"/>.</remarks>
public sealed class AsyncWritersFirstLock() : AsyncReadersWriterLock(new WritersFirst());
