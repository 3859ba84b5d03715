namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ReaderWriterLockSlim"/>.</summary>
[Replaces(typeof(ReaderWriterLockSlim))]
public static partial class ReaderWriterLockSlimCalls
{
    public static void EnterReadLock(ReaderWriterLockSlim target)
    {
        if (Controller.Current is { } controller)
            Enter(controller, target, Operation.SlimEnterRead, Timeout.Infinite);
        else
            target.EnterReadLock();
    }

    public static bool TryEnterReadLock(ReaderWriterLockSlim target, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? Enter(controller, target, Operation.SlimEnterRead, millisecondsTimeout)
            : target.TryEnterReadLock(millisecondsTimeout);

    public static bool TryEnterReadLock(ReaderWriterLockSlim target, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? Enter(controller, target, Operation.SlimEnterRead, timeout)
            : target.TryEnterReadLock(timeout);

    public static void ExitReadLock(ReaderWriterLockSlim target)
    {
        if (Controller.Current is { } controller)
            Exit(controller, target, Operation.SlimExitRead);
        else
            target.ExitReadLock();
    }

    public static void EnterUpgradeableReadLock(ReaderWriterLockSlim target)
    {
        if (Controller.Current is { } controller)
            Enter(controller, target, Operation.SlimEnterUpgradeable, Timeout.Infinite);
        else
            target.EnterUpgradeableReadLock();
    }

    public static bool TryEnterUpgradeableReadLock(ReaderWriterLockSlim target, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? Enter(controller, target, Operation.SlimEnterUpgradeable, millisecondsTimeout)
            : target.TryEnterUpgradeableReadLock(millisecondsTimeout);

    public static bool TryEnterUpgradeableReadLock(ReaderWriterLockSlim target, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? Enter(controller, target, Operation.SlimEnterUpgradeable, timeout)
            : target.TryEnterUpgradeableReadLock(timeout);

    public static void ExitUpgradeableReadLock(ReaderWriterLockSlim target)
    {
        if (Controller.Current is { } controller)
            Exit(controller, target, Operation.SlimExitUpgradeable);
        else
            target.ExitUpgradeableReadLock();
    }

    public static void EnterWriteLock(ReaderWriterLockSlim target)
    {
        if (Controller.Current is { } controller)
            Enter(controller, target, Operation.SlimEnterWrite, Timeout.Infinite);
        else
            target.EnterWriteLock();
    }

    public static bool TryEnterWriteLock(ReaderWriterLockSlim target, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? Enter(controller, target, Operation.SlimEnterWrite, millisecondsTimeout)
            : target.TryEnterWriteLock(millisecondsTimeout);

    public static bool TryEnterWriteLock(ReaderWriterLockSlim target, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? Enter(controller, target, Operation.SlimEnterWrite, timeout)
            : target.TryEnterWriteLock(timeout);

    public static void ExitWriteLock(ReaderWriterLockSlim target)
    {
        if (Controller.Current is { } controller)
            Exit(controller, target, Operation.SlimExitWrite);
        else
            target.ExitWriteLock();
    }

    public static void Dispose(ReaderWriterLockSlim target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Dispose();
            return;
        }
        Guard.Receiver(controller, target);
        if (controller.Operate(target, Operation.SlimDispose, 0) == 0 && !controller.Abandoned)
            throw new SynchronizationLockException("The lock is being disposed while still being used.");
    }

    private static bool Enter(Controller controller, ReaderWriterLockSlim target, Operation operation, TimeSpan timeout)
    {
        Guard.Receiver(controller, target);
        return Enter(controller, target, operation, Guard.Timeout(controller, timeout));
    }

    private static bool Enter(Controller controller, ReaderWriterLockSlim target, Operation operation, int millisecondsTimeout)
    {
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, millisecondsTimeout);
        long result = controller.Operate(target, operation, millisecondsTimeout);
        if (result >= 0 || controller.Abandoned)
            return result == 1;
        var refusal = (ReaderWriterRefusal)result;
        throw refusal == ReaderWriterRefusal.Disposed
            ? new ObjectDisposedException(typeof(ReaderWriterLockSlim).FullName, "The lock has been disposed.")
            : new LockRecursionException(Why(refusal));
    }

    private static void Exit(Controller controller, ReaderWriterLockSlim target, Operation operation)
    {
        Guard.Receiver(controller, target);
        if (controller.Operate(target, operation, 0) == 0 && !controller.Abandoned)
        {
            throw new SynchronizationLockException(operation switch
            {
                Operation.SlimExitRead => "The read lock is being released without being held.",
                Operation.SlimExitUpgradeable => "The upgradeable lock is being released without being held.",
                _ => "The write lock is being released without being held.",
            });
        }
    }

    private static string Why(ReaderWriterRefusal refusal) => refusal switch
    {
        ReaderWriterRefusal.ReadAfterRead => "A thread that holds the read lock may not take it again: the lock is not recursive.",
        ReaderWriterRefusal.ReadAfterWrite => "A thread that holds the write lock may not take the read lock: the lock is not recursive.",
        ReaderWriterRefusal.UpgradeableAfterRead => "A thread that holds the read lock may not take the upgradeable lock.",
        ReaderWriterRefusal.UpgradeableAfterUpgradeable => "A thread that holds the upgradeable lock may not take it again: the lock is not recursive.",
        ReaderWriterRefusal.UpgradeableAfterWrite => "A thread that holds the write lock may not take the upgradeable lock: the lock is not recursive.",
        ReaderWriterRefusal.WriteAfterRead => "A thread that holds the read lock may not take the write lock: others could hold it, too, and wait for the same.",
        _ => "A thread that holds the write lock may not take it again: the lock is not recursive.",
    };
}
