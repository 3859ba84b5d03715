using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Interleave.Surface.Channels;

/// <summary>The reading end of a channel under control.</summary>
internal sealed class ControlledReader<T>(ControlledChannel<T> channel, bool canCount) : ChannelReader<T>
{
    public override Task Completion => channel.Completion;

    public override bool CanCount => canCount;

    public override bool CanPeek => true;

    public override int Count => canCount ? channel.Count : throw new NotSupportedException();

    public override bool TryPeek([MaybeNullWhen(false)] out T item) => channel.TryPeek(out item);

    public override bool TryRead([MaybeNullWhen(false)] out T item) => channel.TryRead(out item);

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => new(channel.WaitToRead(cancellationToken));

    public override ValueTask<T> ReadAsync(CancellationToken cancellationToken = default) => new(channel.Read(cancellationToken));

    public override IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellationToken = default) => new ChannelItems<T>(channel, cancellationToken);
}
