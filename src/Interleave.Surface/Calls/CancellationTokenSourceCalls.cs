using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="CancellationTokenSource"/>.</summary>
[Replaces(typeof(CancellationTokenSource))]
public static class CancellationTokenSourceCalls
{
    private const string Message = "The CancellationTokenSource has been disposed.";

    public static CancellationTokenSource New() =>
        Controller.Current is { } controller ? Created(controller) : new CancellationTokenSource();

    public static CancellationTokenSource New(int millisecondsDelay) =>
        Controller.Current is { } controller ? After(controller, millisecondsDelay) : new CancellationTokenSource(millisecondsDelay);

    public static CancellationTokenSource New(TimeSpan delay) =>
        Controller.Current is { } controller ? After(controller, delay.TotalMilliseconds) : new CancellationTokenSource(delay);

    public static CancellationTokenSource New(TimeSpan delay, TimeProvider timeProvider)
    {
        if (Controller.Current is not { } controller)
            return new CancellationTokenSource(delay, timeProvider);
        Guard.Argument(controller, timeProvider);
        return After(controller, delay.TotalMilliseconds, timeProvider);
    }

    public static bool get_IsCancellationRequested(CancellationTokenSource target)
    {
        if (Controller.Current is not { } controller)
            return target.IsCancellationRequested;
        Guard.Receiver(controller, target);
        return controller.Operate(target, Operation.CancelIsRequested, 0) == 1;
    }

    public static CancellationToken get_Token(CancellationTokenSource target)
    {
        if (Controller.Current is { } controller)
            Open(controller, target);
        return target.Token;
    }

    public static void Cancel(CancellationTokenSource target)
    {
        if (Controller.Current is { } controller)
            Cancel(controller, target, throwOnFirstException: false);
        else
            target.Cancel();
    }

    public static void Cancel(CancellationTokenSource target, bool throwOnFirstException)
    {
        if (Controller.Current is { } controller)
            Cancel(controller, target, throwOnFirstException);
        else
            target.Cancel(throwOnFirstException);
    }

    public static Task CancelAsync(CancellationTokenSource target)
    {
        if (Controller.Current is not { } controller)
            return target.CancelAsync();
        Open(controller, target);
        long callback = controller.Operate(target, Operation.CancelRequest, 0);
        return callback > 0 && !controller.Abandoned
            ? DelegateTask.Started(controller, DelegateTask.New(controller, () => Run(controller, target, callback, throwOnFirstException: false)))
            : Task.CompletedTask;
    }

    public static void CancelAfter(CancellationTokenSource target, int millisecondsDelay)
    {
        if (Controller.Current is { } controller)
            CancelAfter(controller, target, millisecondsDelay);
        else
            target.CancelAfter(millisecondsDelay);
    }

    public static void CancelAfter(CancellationTokenSource target, TimeSpan delay)
    {
        if (Controller.Current is { } controller)
            CancelAfter(controller, target, delay.TotalMilliseconds);
        else
            target.CancelAfter(delay);
    }

    public static bool TryReset(CancellationTokenSource target)
    {
        if (Controller.Current is not { } controller)
            return target.TryReset();
        Open(controller, target);
        // As in .NET, one that is cancelled by a clock of the program's own is not used again.
        if (target is ControlledSource { Timer: var timer } && (timer as ControlledTimer)?.Set(Timeout.Infinite, Timeout.Infinite) is null or 0)
            return false;
        return controller.Operate(target, Operation.CancelReset, 0) == 1;
    }

    public static void Dispose(CancellationTokenSource target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Dispose();
            return;
        }
        Guard.Receiver(controller, target);
        if (target is ControlledSource source && !controller.Abandoned)
        {
            source.Timer?.Dispose();
            foreach (CancellationTokenRegistration link in source.Links ?? [])
                CancellationTokenRegistrationCalls.Dispose(link);
        }
        controller.Operate(target, Operation.ObjectDispose, 0);
    }

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token) =>
        Controller.Current is { } controller ? Linked(controller, [token]) : CancellationTokenSource.CreateLinkedTokenSource(token);

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token1, CancellationToken token2) =>
        Controller.Current is { } controller
            ? Linked(controller, [token1, token2])
            : CancellationTokenSource.CreateLinkedTokenSource(token1, token2);

    public static CancellationTokenSource CreateLinkedTokenSource(params CancellationToken[] tokens)
    {
        if (Controller.Current is not { } controller)
            return CancellationTokenSource.CreateLinkedTokenSource(tokens);
        Guard.Argument(controller, tokens);
        if (tokens?.Length == 0 && !controller.Abandoned)
            throw new ArgumentException("No tokens were supplied.");
        return Linked(controller, Taken.From(tokens!, "CancellationTokenSource.CreateLinkedTokenSource"));
    }

    public static CancellationTokenSource CreateLinkedTokenSource(params ReadOnlySpan<CancellationToken> tokens)
    {
        if (Controller.Current is not { } controller)
            return CancellationTokenSource.CreateLinkedTokenSource(tokens);
        if (tokens.Length == 0 && !controller.Abandoned)
            throw new ArgumentException("No tokens were supplied.");
        return Linked(controller, tokens);
    }

    internal static void Open(Controller controller, CancellationTokenSource target)
    {
        Guard.Receiver(controller, target);
        if (controller.Operate(target, Operation.ObjectIsOpen, 0) == 0 && !controller.Abandoned)
            throw new ObjectDisposedException(null, Message);
    }

    private static ControlledSource After(Controller controller, double milliseconds, TimeProvider? clock = null)
    {
        CheckDelay(controller, milliseconds);
        ControlledSource made = Created(controller);
        if (milliseconds == 0)
            Notify(controller, made, throwOnFirstException: false);
        else if (clock is not null && clock != TimeProvider.System)
            made.Timer = clock.CreateTimer(_ => Notify(controller, made, throwOnFirstException: false), null, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
        else
            made.Timer!.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
        return made;
    }

    private static void CancelAfter(Controller controller, CancellationTokenSource target, double milliseconds)
    {
        Open(controller, target);
        CheckDelay(controller, milliseconds);
        if (target is not ControlledSource source || controller.Operate(target, Operation.CancelIsRequested, 0) == 1)
            return;
        source.Timer!.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }

    private static void CheckDelay(Controller controller, double milliseconds)
    {
        if (milliseconds is < Timeout.Infinite or > uint.MaxValue - 1 && !controller.Abandoned)
            throw new ArgumentOutOfRangeException("delay");
    }

    private static ControlledSource Created(Controller controller)
    {
        var target = new ControlledSource();
        controller.Operate(target, Operation.CancelCreate, 0);
        target.Timer = new ControlledTimer(controller, () => Notify(controller, target, throwOnFirstException: false), null);
        return target;
    }

    private static ControlledSource Linked(Controller controller, ReadOnlySpan<CancellationToken> tokens)
    {
        ControlledSource target = Created(controller);
        foreach (CancellationToken token in tokens)
        {
            CancellationTokenRegistration link = CancellationTokenCalls.Register(
                controller, token, () => Notify(controller, target, throwOnFirstException: false));
            (target.Links ??= []).Add(link);
        }
        return target;
    }

    private static void Cancel(Controller controller, CancellationTokenSource target, bool throwOnFirstException)
    {
        Open(controller, target);
        Notify(controller, target, throwOnFirstException);
    }

    private static void Notify(Controller controller, CancellationTokenSource target, bool throwOnFirstException) =>
        Run(controller, target, controller.Operate(target, Operation.CancelRequest, 0), throwOnFirstException);

    /// <summary>Runs one callback after the other.</summary>
    private static void Run(Controller controller, CancellationTokenSource target, long callback, bool throwOnFirstException)
    {
        List<Exception>? failures = null;
        while (callback > 0 && !controller.Abandoned)
        {
            try
            {
                ((Action)controller.Left[callback])();
            }
            catch (Exception e) when (!throwOnFirstException && !controller.Abandoned)
            {
                (failures ??= []).Add(e);
            }
            callback = controller.Operate(target, Operation.CancelNext, 0);
        }
        if (failures is not null && !controller.Abandoned)
            throw new AggregateException(failures);
    }
}
