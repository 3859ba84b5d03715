using System.Runtime.CompilerServices;

namespace Interleave.Surface.Calls;

/// <content>What a thread holds is written to a <see cref="LockCookie"/>, by which it gets it back.</content>
public static partial class ReaderWriterLockCalls
{
    private const int Upgrade = 0x2000, Released = 0x4000, OwnedNone = 0x10000, OwnedWriter = 0x20000, OwnedReader = 0x40000;

    private const int Invalid = ~(Upgrade | Released | OwnedNone | OwnedWriter | OwnedReader);

    /// <summary>What is in a <see cref="LockCookie"/>, which shows it to nobody.</summary>
    private record struct Contents(int Flags, ushort ReaderLevel, ushort WriterLevel, int Thread);

    public static LockCookie UpgradeToWriterLock(ReaderWriterLock target, TimeSpan timeout)
    {
        if (Controller.Current is not { } controller)
            return target.UpgradeToWriterLock(timeout);
        Guard.Receiver(controller, target);
        return UpgradeToWriterLock(controller, target, Guard.Timeout(controller, timeout));
    }

    public static LockCookie UpgradeToWriterLock(ReaderWriterLock target, int millisecondsTimeout)
    {
        if (Controller.Current is not { } controller)
            return target.UpgradeToWriterLock(millisecondsTimeout);
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, millisecondsTimeout);
        return UpgradeToWriterLock(controller, target, millisecondsTimeout);
    }

    public static void DowngradeFromWriterLock(ReaderWriterLock target, ref LockCookie lockCookie)
    {
        if (Controller.Current is not { } controller)
        {
            target.DowngradeFromWriterLock(ref lockCookie);
            return;
        }
        int level = Look(controller, target, Operation.OldWriteLevel);
        if (level == 0 && !controller.Abandoned)
            throw NotHeld();
        Contents contents = Read(ref lockCookie);
        bool wasReader = (contents.Flags & OwnedReader) != 0;
        if (!IsOfThisThread(controller, contents) || (contents.Flags & Invalid) != 0 || (!wasReader && level <= contents.WriterLevel))
        {
            if (!controller.Abandoned)
                throw WrongCookie();
            return;
        }
        if (wasReader)
            controller.Operate(target, Operation.OldDowngrade, contents.ReaderLevel);
        else if (contents.WriterLevel > 0)
            controller.Operate(target, Operation.OldSetLevel, contents.WriterLevel);
        else
            controller.Operate(target, Operation.OldReleaseAll, 0);
        Invalidate(ref lockCookie, contents);
    }

    public static LockCookie ReleaseLock(ReaderWriterLock target)
    {
        if (Controller.Current is not { } controller)
            return target.ReleaseLock();
        Guard.Receiver(controller, target);
        Contents contents = Held(controller, target, Released);
        controller.Operate(target, Operation.OldReleaseAll, 0);
        return Unsafe.BitCast<Contents, LockCookie>(contents);
    }

    public static void RestoreLock(ReaderWriterLock target, ref LockCookie lockCookie)
    {
        if (Controller.Current is not { } controller)
        {
            target.RestoreLock(ref lockCookie);
            return;
        }
        Guard.Receiver(controller, target);
        Contents contents = Read(ref lockCookie);
        if (!IsOfThisThread(controller, contents) && !controller.Abandoned)
            throw WrongCookie();
        if ((Held(controller, target, Released).Flags & OwnedNone) == 0 && !controller.Abandoned)
            throw new SynchronizationLockException("What the thread held cannot be restored while it holds the lock.");
        if ((contents.Flags & Invalid) != 0 && !controller.Abandoned)
            throw WrongCookie();
        Recover(controller, target, contents);
        Invalidate(ref lockCookie, contents);
    }

    private static LockCookie UpgradeToWriterLock(Controller controller, ReaderWriterLock target, int millisecondsTimeout)
    {
        Contents contents = Held(controller, target, Upgrade);
        if ((contents.Flags & OwnedReader) != 0)
        {
            if (controller.Operate(target, Operation.OldUpgrade, 0) == 1)
                return Unsafe.BitCast<Contents, LockCookie>(contents);
            // Others read, too: the lock is given up, and somebody else may write first.
            controller.Operate(target, Operation.OldReleaseAll, 0);
        }
        if (!TryAcquire(controller, target, Operation.OldAcquireWrite, millisecondsTimeout))
        {
            Recover(controller, target, contents);
            throw TimeIsUp();
        }
        return Unsafe.BitCast<Contents, LockCookie>(contents);
    }

    private static void Recover(Controller controller, ReaderWriterLock target, Contents contents)
    {
        if ((contents.Flags & OwnedNone) != 0)
            return;
        bool writer = (contents.Flags & OwnedWriter) != 0;
        TryAcquire(controller, target, writer ? Operation.OldAcquireWrite : Operation.OldAcquireRead, Timeout.Infinite);
        controller.Operate(target, Operation.OldSetLevel, writer ? contents.WriterLevel : contents.ReaderLevel);
    }

    private static Contents Held(Controller controller, ReaderWriterLock target, int why)
    {
        var reader = (ushort)controller.Operate(target, Operation.OldReadLevel, 0);
        var writer = (ushort)controller.Operate(target, Operation.OldWriteLevel, 0);
        return new Contents(why | (writer > 0 ? OwnedWriter : reader > 0 ? OwnedReader : OwnedNone), reader, writer, ThreadId(controller));
    }

    private static bool IsOfThisThread(Controller controller, Contents contents) => contents.Thread == ThreadId(controller);

    private static int ThreadId(Controller controller) => (int)controller.Operate(controller.CurrentThread, Operation.ThreadId, 0);

    private static Contents Read(ref LockCookie cookie) => Unsafe.BitCast<LockCookie, Contents>(References.Load(ref cookie, AccessMode.Plain));

    private static void Invalidate(ref LockCookie cookie, Contents contents) =>
        References.Store(ref cookie, Unsafe.BitCast<Contents, LockCookie>(contents with { Flags = Invalid }), AccessMode.Plain);
}
