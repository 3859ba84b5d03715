namespace Interleave.Sync;

/// <summary>A readers-writer lock for asynchronous code that lets a reader in whenever nobody writes.</summary>
/// <remarks>Not fair: a stream of readers keeps writers out for ever. For the rest see <see cref="AsyncReadersWriterLock"/> and <see cref="ReadersFirstLock"/>.</remarks>
public sealed class AsyncReadersFirstLock() : AsyncReadersWriterLock(new ReadersFirst());
