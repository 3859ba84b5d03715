using System.Diagnostics.CodeAnalysis;

namespace Interleave.Sync;

/// <summary>What is thrown at those who do what the rules forbid: out of line, so that the right way stays short.</summary>
internal static class Misuse
{
    [DoesNotReturn]
    public static void Recursion() =>
        throw new LockRecursionException("The thread holds the lock already, and it is not reentrant.");

    [DoesNotReturn]
    public static void NotHeld() =>
        throw new SynchronizationLockException("The lock is not held by the calling thread.");

    [DoesNotReturn]
    public static void NotRead() =>
        throw new SynchronizationLockException("The lock is not held for reading by anybody.");

    [DoesNotReturn]
    public static void NotHeldBy() =>
        throw new SynchronizationLockException("The lock is not held by this hold, or not any more.");
}
