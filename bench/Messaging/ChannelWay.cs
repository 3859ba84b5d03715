using System.Threading.Channels;

namespace Interleave.Bench.Messaging;

/// <summary>A bounded channel to a task of this process: what a mailbox is measured against. It passes references.</summary>
internal sealed class ChannelWay : IWay
{
    private readonly Channel<(byte[] Message, bool IsAsked)> _there = Channel.CreateBounded<(byte[], bool)>(1024);
    private readonly Channel<byte[]> _back = Channel.CreateUnbounded<byte[]>();
    private readonly Task _echo;

    public ChannelWay() => _echo = Task.Run(EchoAsync);

    public ValueTask SendAsync(byte[] message) => _there.Writer.WriteAsync((message, false));

    public async ValueTask AskAsync(byte[] message)
    {
        await _there.Writer.WriteAsync((message, true));
        await _back.Reader.ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _there.Writer.Complete();
        await _echo;
    }

    private async Task EchoAsync()
    {
        await foreach ((byte[] message, bool isAsked) in _there.Reader.ReadAllAsync())
        {
            if (isAsked)
                await _back.Writer.WriteAsync(message);
        }
    }
}
