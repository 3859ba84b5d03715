namespace Interleave.Messaging;

/// <summary>A link in both directions between two processes: a connection to a mailbox of the other one, and a mailbox that it sends to.</summary>
/// <remarks>
/// One side allocates a mailbox of texts as its door and accepts what is received there; the other side opens. Both serializers know texts.
/// </remarks>
public sealed class TwoWayLink<TSend, TReceive> : IAsyncDisposable
{
    private readonly Connection<TSend> _out;
    private readonly Mailbox<TReceive> _in;

    private TwoWayLink(Connection<TSend> sends, Mailbox<TReceive> receives) => (_out, _in) = (sends, receives);

    /// <summary>Opens a link to a process by its door; done when it has been accepted there.</summary>
    /// <exception cref="UndeliveredException">There is no such mailbox, or its owner has died.</exception>
    public static async Task<TwoWayLink<TSend, TReceive>> OpenAsync(PostOffice office, Address door, MailboxOptions? options = null, CancellationToken token = default)
    {
        Mailbox<TReceive> mine = office.AllocateUnnamed<TReceive>(options);
        try
        {
            using Mailbox<string> answers = office.AllocateUnnamed<string>();
            await office.SendAndWaitAsync(mine.Address.Mailbox, door, answers.Address, token).ConfigureAwait(false);
            Received<string> answer = await answers.ReceiveFromAsync(new Address(door.Process), token).ConfigureAwait(false);
            return new TwoWayLink<TSend, TReceive>(await office.ConnectAsync<TSend>(new Address(door.Process, answer.Message), token: token).ConfigureAwait(false), mine);
        }
        catch
        {
            mine.Free();
            throw;
        }
    }

    /// <summary>Accepts a link that another process has asked for at the door.</summary>
    /// <exception cref="UndeliveredException">Whoever has asked has gone.</exception>
    public static async Task<TwoWayLink<TSend, TReceive>> AcceptAsync(PostOffice office, Received<string> asked, MailboxOptions? options = null, CancellationToken token = default)
    {
        Mailbox<TReceive> mine = office.AllocateUnnamed<TReceive>(options);
        try
        {
            Connection<TSend> connection = await office.ConnectAsync<TSend>(new Address(asked.Sender.Process, asked.Message), token: token).ConfigureAwait(false);
            await office.SendAsync(mine.Address.Mailbox, asked.Sender, token: token).ConfigureAwait(false);
            return new TwoWayLink<TSend, TReceive>(connection, mine);
        }
        catch
        {
            mine.Free();
            throw;
        }
    }

    /// <summary>Sends a message.</summary>
    /// <exception cref="UndeliveredException">The other side has closed the link, or has died.</exception>
    public ValueTask SendAsync(TSend message, CancellationToken token = default) => _out.SendAsync(message, token);

    /// <summary>Receives the next message.</summary>
    public async ValueTask<TReceive> ReceiveAsync(CancellationToken token = default) => (await _in.ReceiveAsync(token).ConfigureAwait(false)).Message;

    /// <summary>Closes it: the other side's messages are refused from now on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _out.DisposeAsync().ConfigureAwait(false);
        _in.Free();
    }
}
