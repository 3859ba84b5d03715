using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Interleave.Surface.Channels;

namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="ChannelReader{T}"/>: those of controlled channels only.</summary>
[Replaces(typeof(ChannelReader<>))]
public static class ChannelReaderCalls
{
    public static Task get_Completion<T>(ChannelReader<T> target) => Known(target).Completion;

    public static bool get_CanCount<T>(ChannelReader<T> target) => Known(target).CanCount;

    public static bool get_CanPeek<T>(ChannelReader<T> target) => Known(target).CanPeek;

    public static int get_Count<T>(ChannelReader<T> target) => Known(target).Count;

    public static bool TryPeek<T>(ChannelReader<T> target, [MaybeNullWhen(false)] out T item) => Known(target).TryPeek(out item);

    public static bool TryRead<T>(ChannelReader<T> target, [MaybeNullWhen(false)] out T item) => Known(target).TryRead(out item);

    public static ValueTask<bool> WaitToReadAsync<T>(ChannelReader<T> target, CancellationToken cancellationToken) =>
        Known(target).WaitToReadAsync(cancellationToken);

    public static ValueTask<T> ReadAsync<T>(ChannelReader<T> target, CancellationToken cancellationToken) =>
        Known(target).ReadAsync(cancellationToken);

    public static IAsyncEnumerable<T> ReadAllAsync<T>(ChannelReader<T> target, CancellationToken cancellationToken) =>
        Known(target).ReadAllAsync(cancellationToken);

    private static ChannelReader<T> Known<T>(ChannelReader<T> target)
    {
        if (Controller.Current is { } controller && target is not ControlledReader<T>)
        {
            Guard.Receiver(controller, target);
            controller.Refuse("a ChannelReader of code that is not rewritten, of a class of one's own, or from before the check,");
        }
        return target;
    }
}
