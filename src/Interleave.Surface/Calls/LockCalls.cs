namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Lock"/>.</summary>
[Replaces(typeof(Lock))]
public static class LockCalls
{
    public static Lock New() => new();

    public static void Enter(Lock target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Enter();
            return;
        }
        Guard.Receiver(controller, target);
        controller.Operate(target, Operation.LockEnter, 0);
    }

    public static LockScope EnterScope(Lock target)
    {
        Enter(target);
        return new LockScope(target);
    }

    public static bool TryEnter(Lock target) =>
        Controller.Current is { } controller ? TryEnter(controller, target, 0) : target.TryEnter();

    public static bool TryEnter(Lock target, int millisecondsTimeout) =>
        Controller.Current is { } controller ? TryEnter(controller, target, millisecondsTimeout) : target.TryEnter(millisecondsTimeout);

    public static bool TryEnter(Lock target, TimeSpan timeout)
    {
        if (Controller.Current is not { } controller)
            return target.TryEnter(timeout);
        Guard.Receiver(controller, target);
        return TryEnter(controller, target, Guard.Timeout(controller, timeout));
    }

    public static void Exit(Lock target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Exit();
            return;
        }
        Guard.Receiver(controller, target);
        Guard.Held(controller, controller.Operate(target, Operation.LockExit, 0) != 0);
    }

    public static bool get_IsHeldByCurrentThread(Lock target)
    {
        if (Controller.Current is not { } controller)
            return target.IsHeldByCurrentThread;
        Guard.Receiver(controller, target);
        return controller.Operate(target, Operation.LockIsHeld, 0) == 1;
    }

    private static bool TryEnter(Controller controller, Lock target, int millisecondsTimeout)
    {
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, millisecondsTimeout);
        return controller.Operate(target, Operation.LockTryEnter, millisecondsTimeout) == 1;
    }
}
