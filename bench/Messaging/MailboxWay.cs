using System.Diagnostics;
using Interleave.Messaging;
using Interleave.Messaging.RabbitMq;
using Interleave.Messaging.Transports;

namespace Interleave.Bench.Messaging;

/// <summary>A connection to a mailbox for the stream; a second one, and one back, for what is answered.</summary>
internal sealed class MailboxWay : IWay
{
    private readonly List<IAsyncDisposable> _opened = [];
    private Connection<byte[]> _stream = null!;
    private Mailbox<byte[]> _answers = null!;
    private Process? _process;
    private string? _folder;

    public static async Task<IWay> InProcessAsync()
    {
        var way = new MailboxWay();
        var office = new PostOffice("here");
        way._opened.Add(office);
        _ = Task.Run(() => Sink.EchoAsync(office));
        await way.ConnectAsync(office, "here");
        return way;
    }

    public static async Task<IWay> UnixSocketAsync()
    {
        var way = new MailboxWay { _folder = Directory.CreateTempSubdirectory("interleave-").FullName };
        way._process = Sink.Start("unix", way._folder);
        await way.OpenAsync(new UnixSocketTransport(way._folder));
        return way;
    }

    public static async Task<IWay> RabbitMqAsync(string broker, bool confirms)
    {
        string prefix = $"interleave-bench-{Guid.NewGuid():N}";
        var way = new MailboxWay { _process = Sink.Start("rabbit", broker, prefix, confirms.ToString()) };
        await way.OpenAsync(new RabbitMqTransport(new RabbitMqOptions { Broker = new Uri(broker), Prefix = prefix, Confirms = confirms }));
        return way;
    }

    public ValueTask SendAsync(byte[] message) => _stream.SendAsync(message);

    public async ValueTask AskAsync(byte[] message)
    {
        // On the same connection, so that all before it has come; what begins with a one is answered.
        byte[] asks = [.. message];
        asks[0] = 1;
        await _stream.SendAsync(asks);
        await _answers.ReceiveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        for (int i = _opened.Count - 1; i >= 0; i--)
            await _opened[i].DisposeAsync();
        _process?.Kill();
        _process?.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync(ITransport transport)
    {
        await _process!.StandardOutput.ReadLineAsync();
        PostOffice office = await PostOffice.OpenAsync("here", transport);
        _opened.Add(transport);
        _opened.Add(office);
        await ConnectAsync(office, "sink");
    }

    private async Task ConnectAsync(PostOffice office, string sink)
    {
        _answers = office.Allocate<byte[]>("answers");
        while (true)
        {
            try
            {
                _stream = await office.ConnectAsync<byte[]>(new Address(sink, "in"), _answers.Address);
                return;
            }
            catch (UndeliveredException)
            {
                // In this process, the task that allocates it may not have begun.
                await Task.Yield();
            }
        }
    }
}
