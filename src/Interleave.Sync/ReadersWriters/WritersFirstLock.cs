namespace Interleave.Sync;

/// <summary>A readers-writer lock in which no reader that comes after a waiting writer gets in before it.</summary>
/// <remarks>
/// Not fair: a stream of writers keeps readers out for ever; writers among themselves are first come, first served. A writer that
/// gives up lets in the readers it has kept out. For the rest see <see cref="ReadersWriterLock"/>. (Courtois, Heymans and
/// Parnas 1971, problem 2: strong writer priority.)
/// </remarks>
public sealed class WritersFirstLock() : ReadersWriterLock(new WritersFirst());
