using System.Threading.Channels;
using Interleave.Surface.Channels;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ChannelWriter{T}"/>: those of controlled channels only.</summary>
[Replaces(typeof(ChannelWriter<>))]
public static class ChannelWriterCalls
{
    public static bool TryWrite<T>(ChannelWriter<T> target, T item) => Known(target).TryWrite(item);

    public static bool TryComplete<T>(ChannelWriter<T> target, Exception? error) => Known(target).TryComplete(error);

    public static void Complete<T>(ChannelWriter<T> target, Exception? error) => Known(target).Complete(error);

    public static ValueTask<bool> WaitToWriteAsync<T>(ChannelWriter<T> target, CancellationToken cancellationToken) =>
        Known(target).WaitToWriteAsync(cancellationToken);

    public static ValueTask WriteAsync<T>(ChannelWriter<T> target, T item, CancellationToken cancellationToken) =>
        Known(target).WriteAsync(item, cancellationToken);

    private static ChannelWriter<T> Known<T>(ChannelWriter<T> target)
    {
        if (Controller.Current is { } controller && target is not ControlledWriter<T>)
        {
            Guard.Receiver(controller, target);
            controller.Refuse("a ChannelWriter of code that is not rewritten, of a class of one's own, or from before the check,");
        }
        return target;
    }
}
