using System.Runtime.CompilerServices;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="SpinLock"/>.</summary>
/// <remarks>
/// A spin lock is one number, and is modelled as just that: memory, so that a copy is a copy and one in a local variable
/// costs nothing. With owner tracking it is the owner's id, 0 when free; without, its highest bit is set, and its lowest
/// when it is held.
/// </remarks>
[Replaces(typeof(SpinLock))]
public static class SpinLockCalls
{
    private const int Untracked = int.MinValue, Held = 1;

    public static void Enter(ref SpinLock target, ref bool lockTaken)
    {
        if (Controller.Current is { } controller)
            TryEnter(controller, ref target, Timeout.Infinite, ref lockTaken);
        else
            target.Enter(ref lockTaken);
    }

    public static void TryEnter(ref SpinLock target, ref bool lockTaken)
    {
        if (Controller.Current is { } controller)
            TryEnter(controller, ref target, 0, ref lockTaken);
        else
            target.TryEnter(ref lockTaken);
    }

    public static void TryEnter(ref SpinLock target, TimeSpan timeout, ref bool lockTaken)
    {
        if (Controller.Current is { } controller)
            TryEnter(controller, ref target, Guard.Timeout(controller, timeout), ref lockTaken);
        else
            target.TryEnter(timeout, ref lockTaken);
    }

    public static void TryEnter(ref SpinLock target, int millisecondsTimeout, ref bool lockTaken)
    {
        if (Controller.Current is { } controller)
            TryEnter(controller, ref target, millisecondsTimeout, ref lockTaken);
        else
            target.TryEnter(millisecondsTimeout, ref lockTaken);
    }

    public static void Exit(ref SpinLock target)
    {
        if (Controller.Current is { } controller)
            Exit(controller, ref target, fence: true);
        else
            target.Exit();
    }

    public static void Exit(ref SpinLock target, bool useMemoryBarrier)
    {
        if (Controller.Current is { } controller)
            Exit(controller, ref target, useMemoryBarrier);
        else
            target.Exit(useMemoryBarrier);
    }

    public static bool get_IsHeld(ref SpinLock target)
    {
        if (Controller.Current is null)
            return target.IsHeld;
        int owner = VolatileCalls.Read(ref Owner(ref target));
        return owner < 0 ? (owner & Held) != 0 : owner != 0;
    }

    public static bool get_IsHeldByCurrentThread(ref SpinLock target)
    {
        if (Controller.Current is not { } controller)
            return target.IsHeldByCurrentThread;
        int owner = VolatileCalls.Read(ref Owner(ref target));
        if (owner < 0 && !controller.Abandoned)
            throw new InvalidOperationException("The spin lock does not track its owner.");
        return owner == Me(controller);
    }

    public static bool get_IsThreadOwnerTrackingEnabled(ref SpinLock target) =>
        Controller.Current is null ? target.IsThreadOwnerTrackingEnabled : VolatileCalls.Read(ref Owner(ref target)) >= 0;

    private static ref int Owner(ref SpinLock target) => ref Unsafe.As<SpinLock, int>(ref target);

    private static int Me(Controller controller) => (int)controller.Operate(controller.CurrentThread, Operation.ThreadId, 0);

    private static void TryEnter(Controller controller, ref SpinLock target, int millisecondsTimeout, ref bool lockTaken)
    {
        if (References.Load(ref lockTaken, AccessMode.Plain))
        {
            References.Store(ref lockTaken, false, AccessMode.Plain);
            if (!controller.Abandoned)
                throw new ArgumentException("The flag must be false before the call.");
        }
        Guard.Timeout(controller, millisecondsTimeout);
        ref int owner = ref Owner(ref target);
        int me = Me(controller);
        // Whether owners are tracked is decided once and for all: the first look may be at any time.
        int seen = VolatileCalls.Read(ref owner);
        if (seen == me && !controller.Abandoned)
            throw new LockRecursionException("The thread holds the spin lock already.");
        (int free, int held) = seen < 0 ? (Untracked, Untracked | Held) : (0, me);
        var loop = new SurfaceLoop(controller, SurfaceLoop.SpinLock);
        while (InterlockedCalls.CompareExchange(ref owner, held, free) != free)
        {
            if (millisecondsTimeout >= 0 || controller.Abandoned)
                return;
            loop.Back();
        }
        References.Store(ref lockTaken, true, AccessMode.Plain);
    }

    private static void Exit(Controller controller, ref SpinLock target, bool fence)
    {
        ref int owner = ref Owner(ref target);
        int seen = VolatileCalls.Read(ref owner);
        Guard.Held(controller, seen < 0 || seen == Me(controller));
        int free = seen < 0 ? seen - Held : 0;
        if (fence)
            InterlockedCalls.Exchange(ref owner, free);
        else
            VolatileCalls.Write(ref owner, free);
    }
}
