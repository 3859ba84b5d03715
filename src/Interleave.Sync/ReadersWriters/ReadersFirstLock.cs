namespace Interleave.Sync;

/// <summary>A readers-writer lock that lets a reader in whenever nobody writes.</summary>
/// <remarks>
/// Not fair: a stream of readers keeps writers out for ever; writers among themselves are first come, first served. For the
/// rest see <see cref="ReadersWriterLock"/>. (Courtois, Heymans and Parnas 1971, problem 1.)
/// </remarks>
public sealed class ReadersFirstLock() : ReadersWriterLock(new ReadersFirst());
