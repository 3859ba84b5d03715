namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ReaderWriterLock"/>.</summary>
[Replaces(typeof(ReaderWriterLock))]
public static partial class ReaderWriterLockCalls
{
    private const int ErrorTimeout = unchecked((int)0x800705B4), ErrorNotOwner = 0x120, ErrorArgument = unchecked((int)0x80070057);

    public static void AcquireReaderLock(ReaderWriterLock target, int millisecondsTimeout)
    {
        if (Controller.Current is { } controller)
            Acquire(controller, target, Operation.OldAcquireRead, millisecondsTimeout);
        else
            target.AcquireReaderLock(millisecondsTimeout);
    }

    public static void AcquireReaderLock(ReaderWriterLock target, TimeSpan timeout)
    {
        if (Controller.Current is { } controller)
            Acquire(controller, target, Operation.OldAcquireRead, timeout);
        else
            target.AcquireReaderLock(timeout);
    }

    public static void AcquireWriterLock(ReaderWriterLock target, int millisecondsTimeout)
    {
        if (Controller.Current is { } controller)
            Acquire(controller, target, Operation.OldAcquireWrite, millisecondsTimeout);
        else
            target.AcquireWriterLock(millisecondsTimeout);
    }

    public static void AcquireWriterLock(ReaderWriterLock target, TimeSpan timeout)
    {
        if (Controller.Current is { } controller)
            Acquire(controller, target, Operation.OldAcquireWrite, timeout);
        else
            target.AcquireWriterLock(timeout);
    }

    public static void ReleaseReaderLock(ReaderWriterLock target)
    {
        if (Controller.Current is { } controller)
            Release(controller, target, Operation.OldReleaseRead);
        else
            target.ReleaseReaderLock();
    }

    public static void ReleaseWriterLock(ReaderWriterLock target)
    {
        if (Controller.Current is { } controller)
            Release(controller, target, Operation.OldReleaseWrite);
        else
            target.ReleaseWriterLock();
    }

    public static bool get_IsReaderLockHeld(ReaderWriterLock target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.OldReadLevel) > 0 : target.IsReaderLockHeld;

    public static bool get_IsWriterLockHeld(ReaderWriterLock target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.OldWriteLevel) > 0 : target.IsWriterLockHeld;

    public static int get_WriterSeqNum(ReaderWriterLock target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.OldWriters) : target.WriterSeqNum;

    public static bool AnyWritersSince(ReaderWriterLock target, int seqNum)
    {
        if (Controller.Current is not { } controller)
            return target.AnyWritersSince(seqNum);
        if (Look(controller, target, Operation.OldWriteLevel) > 0)
            seqNum = unchecked(seqNum + 1);
        return (uint)Look(controller, target, Operation.OldWriters) > (uint)seqNum;
    }

    private static int Look(Controller controller, ReaderWriterLock target, Operation operation)
    {
        Guard.Receiver(controller, target);
        return (int)controller.Operate(target, operation, 0);
    }

    private static void Acquire(Controller controller, ReaderWriterLock target, Operation operation, TimeSpan timeout)
    {
        Guard.Receiver(controller, target);
        Acquire(controller, target, operation, Guard.Timeout(controller, timeout));
    }

    private static void Acquire(Controller controller, ReaderWriterLock target, Operation operation, int millisecondsTimeout)
    {
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, millisecondsTimeout);
        if (!TryAcquire(controller, target, operation, millisecondsTimeout))
            throw TimeIsUp();
    }

    private static bool TryAcquire(Controller controller, ReaderWriterLock target, Operation operation, int millisecondsTimeout)
    {
        long result = controller.Operate(target, operation, millisecondsTimeout);
        if (result < 0 && !controller.Abandoned)
            throw new OverflowException("The thread has acquired the lock too often.");
        return result == 1 || controller.Abandoned;
    }

    private static void Release(Controller controller, ReaderWriterLock target, Operation operation)
    {
        Guard.Receiver(controller, target);
        if (controller.Operate(target, operation, 0) == 0 && !controller.Abandoned)
            throw NotHeld();
    }

    private static ApplicationException TimeIsUp() =>
        new("The time is up before the lock could be acquired.") { HResult = ErrorTimeout };

    private static ApplicationException NotHeld() =>
        new("The thread would release a lock that it does not hold.") { HResult = ErrorNotOwner };

    private static ApplicationException WrongCookie() =>
        new("The cookie is not of this thread, has been used, or is of a level that the thread is below.") { HResult = ErrorArgument };
}
