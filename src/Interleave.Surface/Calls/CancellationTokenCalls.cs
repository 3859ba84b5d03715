using System.Runtime.CompilerServices;
using Interleave.Surface.Tasks;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="CancellationToken"/>.</summary>
[Replaces(typeof(CancellationToken))]
public static class CancellationTokenCalls
{
    public static bool get_IsCancellationRequested(CancellationToken target) =>
        Controller.Current is { } controller ? Cancellable.IsRequested(controller, target) : target.IsCancellationRequested;

    public static void ThrowIfCancellationRequested(CancellationToken target)
    {
        if (Controller.Current is { } controller)
            Cancellable.Throw(controller, target);
        else
            target.ThrowIfCancellationRequested();
    }

    public static WaitHandle get_WaitHandle(CancellationToken target)
    {
        if (Controller.Current is not { } controller || Cancellable.Source(target) is not { } source)
            return Fixed(target);
        CancellationTokenSourceCalls.Open(controller, source);
        WaitHandle handle = target.WaitHandle;
        controller.Mirror(handle, source);
        return handle;
    }

    public static CancellationTokenRegistration Register(CancellationToken target, Action callback)
    {
        if (Controller.Current is not { } controller)
            return target.Register(callback);
        Guard.Argument(controller, callback);
        return Register(controller, target, InFlow(callback, false));
    }

    public static CancellationTokenRegistration Register(CancellationToken target, Action callback, bool useSynchronizationContext)
    {
        if (Controller.Current is not { } controller)
            return target.Register(callback, useSynchronizationContext);
        Guard.Argument(controller, callback);
        return Register(controller, target, InFlow(callback, useSynchronizationContext));
    }

    public static CancellationTokenRegistration Register(CancellationToken target, Action<object?> callback, object? state)
    {
        if (Controller.Current is not { } controller)
            return target.Register(callback, state);
        Guard.Argument(controller, callback);
        return Register(controller, target, InFlow(() => callback(state), false));
    }

    public static CancellationTokenRegistration Register(
        CancellationToken target, Action<object?> callback, object? state, bool useSynchronizationContext)
    {
        if (Controller.Current is not { } controller)
            return target.Register(callback, state, useSynchronizationContext);
        Guard.Argument(controller, callback);
        return Register(controller, target, InFlow(() => callback(state), useSynchronizationContext));
    }

    public static CancellationTokenRegistration Register(
        CancellationToken target, Action<object?, CancellationToken> callback, object? state)
    {
        if (Controller.Current is not { } controller)
            return target.Register(callback, state);
        Guard.Argument(controller, callback);
        return Register(controller, target, InFlow(() => callback(state, target), false));
    }

    public static CancellationTokenRegistration UnsafeRegister(CancellationToken target, Action<object?> callback, object? state)
    {
        if (Controller.Current is not { } controller)
            return target.UnsafeRegister(callback, state);
        Guard.Argument(controller, callback);
        return Register(controller, target, () => callback(state));
    }

    public static CancellationTokenRegistration UnsafeRegister(
        CancellationToken target, Action<object?, CancellationToken> callback, object? state)
    {
        if (Controller.Current is not { } controller)
            return target.UnsafeRegister(callback, state);
        Guard.Argument(controller, callback);
        return Register(controller, target, () => callback(state, target));
    }

    /// <summary>A callback that runs in the execution context of who has registered it, and in its synchronization context if asked for.</summary>
    private static Action InFlow(Action callback, bool inContext)
    {
        ExecutionContext? flow = ExecutionContext.Capture();
        if (inContext && Flow.Context is { } context)
            return () => context.Send(_ => Flow.Run(flow, callback), null);
        return () => Flow.Run(flow, callback);
    }

    /// <summary>The source of a token that has one.</summary>
    internal static CancellationTokenSource? SourceOf(CancellationToken token) => Field(ref token);

    internal static CancellationTokenRegistration Register(Controller controller, CancellationToken token, Action callback)
    {
        if (controller.Abandoned || !token.CanBeCanceled)
            return default;
        // A token that was never anything but cancelled has no source to ask.
        var source = (ControlledSource?)Cancellable.Source(token);
        if (source is not null && controller.Operate(source, Operation.ObjectIsOpen, 0) == 0
            && controller.Operate(source, Operation.CancelIsRequested, 0) == 0)
            return default;
        if (source is not null)
        {
            long number = controller.NewNumber();
            controller.Left[number] = callback;
            // What is given out is a true registration, so that it can be compared; the callback behind it never runs.
            CancellationTokenRegistration registration = token.Register(static () => { });
            source.Add(registration, number);
            if (controller.Operate(source, Operation.CancelRegister, number) != 0)
                return registration;
        }
        callback();
        return default;
    }

    private static WaitHandle Fixed(CancellationToken target)
    {
        if (Controller.Current is not { } controller || controller.Abandoned)
            return target.WaitHandle;
        // Nobody can change it any more: an event of its own that stays as it is.
        return ManualResetEventCalls.New(target.IsCancellationRequested);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_source")]
    private static extern ref CancellationTokenSource? Field(ref CancellationToken token);
}
