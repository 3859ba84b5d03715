using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

public static partial class SemaphoreSlimCalls
{
    public static Task WaitAsync(SemaphoreSlim target) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, Timeout.Infinite, default) : target.WaitAsync();

    public static Task WaitAsync(SemaphoreSlim target, CancellationToken cancellationToken) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, Timeout.Infinite, cancellationToken) : target.WaitAsync(cancellationToken);

    public static Task<bool> WaitAsync(SemaphoreSlim target, int millisecondsTimeout) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, millisecondsTimeout, default) : target.WaitAsync(millisecondsTimeout);

    public static Task<bool> WaitAsync(SemaphoreSlim target, int millisecondsTimeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, millisecondsTimeout, cancellationToken) : target.WaitAsync(millisecondsTimeout, cancellationToken);

    public static Task<bool> WaitAsync(SemaphoreSlim target, TimeSpan timeout) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, Milliseconds(controller, timeout), default) : target.WaitAsync(timeout);

    public static Task<bool> WaitAsync(SemaphoreSlim target, TimeSpan timeout, CancellationToken cancellationToken) =>
        Controller.Current is { } controller ? WaitAsync(controller, target, Milliseconds(controller, timeout), cancellationToken) : target.WaitAsync(timeout, cancellationToken);

    private static Task<bool> WaitAsync(Controller controller, SemaphoreSlim target, int milliseconds, CancellationToken token)
    {
        Guard.Receiver(controller, target);
        Guard.Timeout(controller, milliseconds);
        if (Cancellable.IsRequested(controller, token))
            return TaskCalls.Cancelled<bool>(controller, token);
        bool waits = milliseconds != 0, ends = milliseconds > 0 || token.CanBeCanceled;
        long number = controller.NewNumber();
        // .NET never runs who waits on the thread that releases, save for waits that a time or a token ends.
        var promise = new Promise<bool>(controller, 0, ends ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously) { At = (target, "") };
        controller.Left[number] = promise;
        long result = waits ? controller.Operate(target, Operation.SemaphoreQueue, number) : controller.Operate(target, Operation.SemaphoreWait, 0);
        if (result < 0 && !controller.Abandoned)
            throw Disposed();
        if (result == 1 || !waits)
            return Task.FromResult(result == 1);
        if (token.CanBeCanceled)
        {
            CancellationTokenRegistration registration = CancellationTokenCalls.Register(controller, token, () =>
            {
                if (controller.Operate(target, Operation.SemaphoreUnqueue, number) == 1)
                    promise.SetCancelled(token);
            });
            Promise<bool>.Then(controller, promise.Task, () => CancellationTokenRegistrationCalls.Unregister(registration));
        }
        if (milliseconds > 0)
        {
            WorkItem.Later(controller, () =>
            {
                if (controller.Operate(target, Operation.SemaphoreUnqueue, number) == 1)
                    promise.SetResult(false);
            });
        }
        return promise.Task;
    }

    private static void Grant(Controller controller, long number) => ((Promise<bool>)controller.Left[number]).SetResult(true);
}
