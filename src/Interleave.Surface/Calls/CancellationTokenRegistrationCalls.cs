using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="CancellationTokenRegistration"/>.</summary>
[Replaces(typeof(CancellationTokenRegistration))]
public static class CancellationTokenRegistrationCalls
{
    /// <summary>Removes the callback; when another thread runs it, waits until that is over.</summary>
    public static void Dispose(CancellationTokenRegistration target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Dispose();
            return;
        }
        if (Unregister(controller, target, out CancellationTokenSource? source, out long number) < 0 && !controller.Abandoned)
            controller.Operate(source, Operation.CancelAwaitCallback, number);
    }

    /// <summary>Removes the callback; complete when no other thread runs it.</summary>
    public static ValueTask DisposeAsync(CancellationTokenRegistration target)
    {
        if (Controller.Current is not { } controller)
            return target.DisposeAsync();
        if (Unregister(controller, target, out CancellationTokenSource? source, out long number) >= 0 || controller.Abandoned)
            return default;
        return new ValueTask(DelegateTask.Started(
            controller, DelegateTask.New(controller, () => { controller.Operate(source, Operation.CancelAwaitCallback, number); })));
    }

    public static bool Unregister(CancellationTokenRegistration target) =>
        Controller.Current is { } controller ? Unregister(controller, target, out _, out _) == 1 : target.Unregister();

    private static long Unregister(
        Controller controller, CancellationTokenRegistration target, out CancellationTokenSource? source, out long number)
    {
        source = CancellationTokenCalls.SourceOf(target.Token);
        number = source is ControlledSource controlled ? controlled.NumberOf(target) : 0;
        return number != 0
            ? controller.Operate(source, Operation.CancelUnregister, number)
            : 0;
    }
}
