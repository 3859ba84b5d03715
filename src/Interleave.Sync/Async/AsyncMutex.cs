namespace Interleave.Sync;

/// <summary>A mutex for asynchronous code, handed to whoever has waited longest.</summary>
/// <remarks>See <see cref="AsyncExclusiveLock"/>: <c>using (await mutex.EnterAsync(token)) …</c>.</remarks>
public sealed class AsyncMutex : AsyncExclusiveLock;
