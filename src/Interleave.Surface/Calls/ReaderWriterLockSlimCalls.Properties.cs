namespace Interleave.Surface.Calls;

public static partial class ReaderWriterLockSlimCalls
{
    private const int Read = 0, Upgradeable = 1, Write = 2;

    public static bool get_IsReadLockHeld(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimDepth, Read) > 0 : target.IsReadLockHeld;

    public static bool get_IsUpgradeableReadLockHeld(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimDepth, Upgradeable) > 0 : target.IsUpgradeableReadLockHeld;

    public static bool get_IsWriteLockHeld(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimDepth, Write) > 0 : target.IsWriteLockHeld;

    public static int get_RecursiveReadCount(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimDepth, Read) : target.RecursiveReadCount;

    public static int get_RecursiveUpgradeCount(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimDepth, Upgradeable) : target.RecursiveUpgradeCount;

    public static int get_RecursiveWriteCount(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimDepth, Write) : target.RecursiveWriteCount;

    public static int get_WaitingReadCount(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimWaiting, Read) : target.WaitingReadCount;

    public static int get_WaitingUpgradeCount(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimWaiting, Upgradeable) : target.WaitingUpgradeCount;

    public static int get_WaitingWriteCount(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimWaiting, Write) : target.WaitingWriteCount;

    public static int get_CurrentReadCount(ReaderWriterLockSlim target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.SlimReaders, 0) : target.CurrentReadCount;

    private static int Look(Controller controller, ReaderWriterLockSlim target, Operation operation, int argument)
    {
        Guard.Receiver(controller, target);
        return (int)controller.Operate(target, operation, argument);
    }
}
