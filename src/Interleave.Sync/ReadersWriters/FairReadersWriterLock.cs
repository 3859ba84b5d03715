namespace Interleave.Sync;

/// <summary>A readers-writer lock that serves first come, first served: readers that stand together in the queue go in together.</summary>
/// <remarks>
/// Fair: who waits is overtaken by nobody that came later, except that one who reads upgradeably becomes a writer before those
/// that wait. For the rest see <see cref="ReadersWriterLock"/>.
/// </remarks>
public sealed class FairReadersWriterLock() : ReadersWriterLock(new FirstComeFirstServed());
