using System.Threading.Channels;
using Interleave.Surface.Channels;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Channel"/>.</summary>
[Replaces(typeof(Channel))]
public static class ChannelCalls
{
    public static Channel<T> CreateUnbounded<T>() =>
        Controller.Current is { } controller ? Unbounded<T>(controller, isInline: false, canCount: true) : Channel.CreateUnbounded<T>();

    public static Channel<T> CreateUnbounded<T>(UnboundedChannelOptions options)
    {
        if (Controller.Current is not { } controller)
            return Channel.CreateUnbounded<T>(options);
        Guard.Argument(controller, options);
        // .NET's channel for a single reader cannot count.
        return Unbounded<T>(controller, options.AllowSynchronousContinuations, canCount: !options.SingleReader);
    }

    public static Channel<T> CreateUnboundedPrioritized<T>() =>
        Controller.Current is { } controller ? Prioritized<T>(controller, null, isInline: false) : Channel.CreateUnboundedPrioritized<T>();

    public static Channel<T> CreateUnboundedPrioritized<T>(UnboundedPrioritizedChannelOptions<T> options)
    {
        if (Controller.Current is not { } controller)
            return Channel.CreateUnboundedPrioritized(options);
        Guard.Argument(controller, options);
        return Prioritized(controller, options.Comparer, options.AllowSynchronousContinuations);
    }

    public static Channel<T> CreateBounded<T>(int capacity) =>
        Controller.Current is { } controller ? Bounded<T>(controller, new BoundedChannelOptions(capacity), null) : Channel.CreateBounded<T>(capacity);

    public static Channel<T> CreateBounded<T>(BoundedChannelOptions options) =>
        Controller.Current is { } controller ? Bounded<T>(controller, options, null) : Channel.CreateBounded<T>(options);

    public static Channel<T> CreateBounded<T>(BoundedChannelOptions options, Action<T>? itemDropped) =>
        Controller.Current is { } controller ? Bounded(controller, options, itemDropped) : Channel.CreateBounded(options, itemDropped);

    private static ControlledChannel<T> Unbounded<T>(Controller controller, bool isInline, bool canCount) =>
        new(controller, -1, BoundedChannelFullMode.Wait, isInline, canCount, null);

    private static ControlledChannel<T> Prioritized<T>(Controller controller, IComparer<T>? comparer, bool isInline) =>
        new(controller, ChannelOutcome.Prioritized, BoundedChannelFullMode.Wait, isInline, canCount: true, null, comparer);

    private static ControlledChannel<T> Bounded<T>(Controller controller, BoundedChannelOptions options, Action<T>? dropped)
    {
        Guard.Argument(controller, options);
        return new(controller, options.Capacity, options.FullMode, options.AllowSynchronousContinuations, canCount: true, dropped);
    }
}
