using System.Runtime.CompilerServices;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="SpinWait"/>: the count is its own, to spin is to give up the turn.</summary>
[Replaces(typeof(SpinWait))]
public static class SpinWaitCalls
{
    /// <summary>So often .NET spins before it yields, and begins to count there again.</summary>
    private const int Threshold = 10;

    public static void SpinOnce(ref SpinWait target)
    {
        if (Controller.Current is { } controller)
            SpinOnce(controller, ref target);
        else
            target.SpinOnce();
    }

    public static void SpinOnce(ref SpinWait target, int sleep1Threshold)
    {
        if (Controller.Current is not { } controller)
        {
            target.SpinOnce(sleep1Threshold);
            return;
        }
        Guard.Timeout(controller, sleep1Threshold);
        SpinOnce(controller, ref target);
    }

    public static void Reset(ref SpinWait target)
    {
        if (Controller.Current is null)
            target.Reset();
        else
            References.Store(ref Counter(ref target), 0, AccessMode.Plain);
    }

    public static int get_Count(ref SpinWait target)
    {
        if (Controller.Current is not { } controller)
            return target.Count;
        // What is done next may depend on it: the round is not like the one before.
        controller.Moved();
        return References.Load(ref Counter(ref target), AccessMode.Plain);
    }

    public static bool get_NextSpinWillYield(ref SpinWait target)
    {
        if (Controller.Current is not { } controller)
            return target.NextSpinWillYield;
        bool yields = References.Load(ref Counter(ref target), AccessMode.Plain) >= Threshold || Environment.ProcessorCount == 1;
        if (!yields)
            controller.Moved();
        return yields;
    }

    public static void SpinUntil(Func<bool> condition)
    {
        if (Controller.Current is { } controller)
            SpinUntil(controller, condition, Timeout.Infinite);
        else
            SpinWait.SpinUntil(condition);
    }

    public static bool SpinUntil(Func<bool> condition, TimeSpan timeout) =>
        Controller.Current is { } controller
            ? SpinUntil(controller, condition, Guard.Timeout(controller, timeout))
            : SpinWait.SpinUntil(condition, timeout);

    public static bool SpinUntil(Func<bool> condition, int millisecondsTimeout) =>
        Controller.Current is { } controller
            ? SpinUntil(controller, condition, millisecondsTimeout)
            : SpinWait.SpinUntil(condition, millisecondsTimeout);

    private static ref int Counter(ref SpinWait target) => ref Unsafe.As<SpinWait, int>(ref target);

    private static void SpinOnce(Controller controller, ref SpinWait target)
    {
        controller.Operate(null, Operation.Yield, 0);
        ref int counter = ref Counter(ref target);
        int count = References.Load(ref counter, AccessMode.Plain);
        References.Store(ref counter, count == int.MaxValue ? Threshold : count + 1, AccessMode.Plain);
    }

    private static bool SpinUntil(Controller controller, Func<bool> condition, int millisecondsTimeout)
    {
        Guard.Timeout(controller, millisecondsTimeout);
        Guard.Argument(controller, condition);
        var loop = new SurfaceLoop(controller, SurfaceLoop.SpinUntil);
        while (!controller.Abandoned && !condition())
        {
            // To look once, at any time, is to be let through or to have waited for too long.
            if (millisecondsTimeout >= 0)
                return false;
            loop.Back();
        }
        return true;
    }
}
