using System.Threading.Channels;

namespace Interleave.Surface.Channels;

/// <summary>The writing end of a channel under control.</summary>
internal sealed class ControlledWriter<T>(ControlledChannel<T> channel) : ChannelWriter<T>
{
    public override bool TryWrite(T item) => channel.TryWrite(item);

    public override bool TryComplete(Exception? error = null) => channel.TryComplete(error);

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => new(channel.WaitToWrite(cancellationToken));

    public override ValueTask WriteAsync(T item, CancellationToken cancellationToken = default) => new(channel.Write(item, cancellationToken));
}
