namespace Interleave.Surface.Calls;

/// <summary>Waits that a token may end.</summary>
internal static class Cancellable
{
    /// <summary>The source behind a token whose cancellation is controlled; null when nobody can cancel it any more.</summary>
    public static CancellationTokenSource? Source(CancellationToken token) =>
        token.CanBeCanceled && !token.IsCancellationRequested ? CancellationTokenCalls.SourceOf(token) : null;

    public static bool IsRequested(Controller controller, CancellationToken token) =>
        Source(token) is { } source ? controller.Operate(source, Operation.CancelIsRequested, 0) == 1 : token.IsCancellationRequested;

    public static void Throw(Controller controller, CancellationToken token)
    {
        if (IsRequested(controller, token) && !controller.Abandoned)
            throw new OperationCanceledException("The operation was canceled.", token);
    }

    /// <summary>Waits as <paramref name="operation"/> does; throws when that has to wait still and the token is cancelled.</summary>
    /// <returns>The operation's result; 0 when the time is up.</returns>
    public static long Wait(Controller controller, object target, Operation operation, int millisecondsTimeout, CancellationToken token)
    {
        if (Source(token) is not { } source)
            return controller.Operate(target, operation, millisecondsTimeout);
        long result = controller.OperateTogether(
            [(target, operation, Timeout.Infinite), (source, Operation.CancelWait, Timeout.Infinite)], all: false, millisecondsTimeout);
        if (result >> 32 == 1 && !controller.Abandoned)
            throw new OperationCanceledException("The operation was canceled.", token);
        return result < 0 ? 0 : (int)result;
    }

    /// <summary>
    /// Waits for a state that is only looked at, as .NET does: looks, looks at the token, waits, and looks again. So a
    /// token may win that was cancelled after the state had come.
    /// </summary>
    public static bool WaitLooking(Controller controller, object target, Operation operation, int millisecondsTimeout, CancellationToken token)
    {
        if (Source(token) is not { } source)
            return controller.Operate(target, operation, millisecondsTimeout) == 1;
        while (true)
        {
            if (controller.Abandoned || controller.Operate(target, operation, 0) == 1)
                return true;
            if (millisecondsTimeout == 0)
                return false;
            Throw(controller, token);
            if (controller.OperateTogether(
                [(target, operation, Timeout.Infinite), (source, Operation.CancelWait, Timeout.Infinite)], all: false, millisecondsTimeout) < 0)
                return false;
        }
    }
}
