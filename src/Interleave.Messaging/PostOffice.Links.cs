using Interleave.Messaging.Frames;
using Interleave.Messaging.Links;
using Interleave.Messaging.Mailboxes;
using Interleave.Messaging.Transports;
using Microsoft.Extensions.Logging;

namespace Interleave.Messaging;

public sealed partial class PostOffice
{
    // Under the guard: a link to each process that was sent something, made by who was first; and those that others have made.
    private readonly Dictionary<string, Task<OutgoingLink>> _outgoing = [];
    private readonly HashSet<ILink> _incoming = [];
    private IListener? _listener;
    private Task _listens = Task.CompletedTask;

    /// <summary>A process that this one has sent to has ended, or the way to it.</summary>
    public event Action<string>? ProcessEnded;

    /// <summary>Closes it: its mailboxes are freed, its links ended.</summary>
    public async ValueTask DisposeAsync()
    {
        IMailbox[] mailboxes;
        Task<OutgoingLink>[] outgoing;
        ILink[] incoming;
        lock (_guard)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            mailboxes = [.. _mailboxes.Values];
            outgoing = [.. _outgoing.Values];
            incoming = [.. _incoming];
        }
        if (_listener is not null)
            await _listener.DisposeAsync().ConfigureAwait(false);
        foreach (IMailbox mailbox in mailboxes)
            mailbox.Free();
        foreach (Task<OutgoingLink> link in outgoing)
        {
            if (link.IsCompletedSuccessfully)
                await link.Result.DisposeAsync().ConfigureAwait(false);
        }
        foreach (ILink link in incoming)
            await link.DisposeAsync().ConfigureAwait(false);
        await _listens.ConfigureAwait(false);
    }

    private void Begin(IListener listener)
    {
        _listener = listener;
        _listens = ListenAsync(listener);
    }

    private async Task ListenAsync(IListener listener)
    {
        while (await listener.AcceptAsync().ConfigureAwait(false) is { } link)
            _ = ServeAsync(link);
    }

    private async Task ServeAsync(ILink link)
    {
        string? process = null;
        try
        {
            lock (_guard)
            {
                if (!_isClosed)
                    _incoming.Add(link);
            }
            process = await link.ReceiveHelloAsync().ConfigureAwait(false);
            if (process is null)
                return;
            await link.SendHelloAsync(Process).ConfigureAwait(false);
            _options.Logger.LogDebug("{Process} has come.", process);
            await new IncomingLink(this, link, process).RunAsync().ConfigureAwait(false);
        }
        catch (FrameException failure)
        {
            _options.Logger.LogWarning("{Process} was sent away: {Reason}", process, failure.Message);
        }
        catch (IOException)
        {
            // It has ended.
        }
        finally
        {
            lock (_guard)
                _incoming.Remove(link);
            await link.DisposeAsync().ConfigureAwait(false);
            _options.Logger.LogDebug("{Process} has gone.", process);
        }
    }

    private async Task<OutgoingLink> LinkToAsync(Address to, CancellationToken token)
    {
        Task<OutgoingLink>? link;
        lock (_guard)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (!_outgoing.TryGetValue(to.Process, out link) || link.IsFaulted)
                _outgoing[to.Process] = link = MakeLinkAsync(to);
        }
        return await link.WaitAsync(token).ConfigureAwait(false);
    }

    private async Task<OutgoingLink> MakeLinkAsync(Address to)
    {
        // What the transport does is not done under the lock.
        await Task.Yield();
        try
        {
            if (_transport is null)
                throw new IOException("This post office has no transport.");
            OutgoingLink link = await OutgoingLink.ConnectAsync(_transport, Process, to.Process, CancellationToken.None).ConfigureAwait(false);
            link.Ended += Ended;
            _ = link.RunAsync();
            bool isClosed;
            lock (_guard)
                isClosed = _isClosed;
            if (isClosed)
                await link.DisposeAsync().ConfigureAwait(false);
            return link;
        }
        catch (IOException failure)
        {
            throw new UndeliveredException(to, UndeliveredReason.NoSuchProcess, failure);
        }
    }

    private void Ended(OutgoingLink link)
    {
        lock (_guard)
        {
            if (_outgoing.TryGetValue(link.Process, out Task<OutgoingLink>? last) && last.IsCompletedSuccessfully && last.Result == link)
                _outgoing.Remove(link.Process);
        }
        ProcessEnded?.Invoke(link.Process);
    }
}
