using System.Diagnostics.CodeAnalysis;
using Interleave.Messaging.Mailboxes;

namespace Interleave.Messaging;

public sealed partial class Mailbox<T>
{
    /// <summary>Receives the next message from anyone.</summary>
    /// <exception cref="ObjectDisposedException">The mailbox was freed.</exception>
    public ValueTask<Received<T>> ReceiveAsync(CancellationToken token = default) => Receive(null, token);

    /// <summary>Receives the next message that meets a condition; others stay.</summary>
    /// <exception cref="ObjectDisposedException">The mailbox was freed.</exception>
    public ValueTask<Received<T>> ReceiveAsync(Func<Received<T>, bool> which, CancellationToken token = default) => Receive(which, token);

    /// <summary>Receives the next message of one sender: of a process, or of a mailbox of it if one is named.</summary>
    /// <exception cref="ObjectDisposedException">The mailbox was freed.</exception>
    public ValueTask<Received<T>> ReceiveFromAsync(Address sender, CancellationToken token = default) =>
        Receive(received => sender.Includes(received.Sender), token);

    /// <summary>Receives the next message if one comes in time; otherwise there is none.</summary>
    /// <exception cref="ObjectDisposedException">The mailbox was freed.</exception>
    public async ValueTask<Received<T>?> TryReceiveAsync(TimeSpan timeout, Func<Received<T>, bool>? which = null, CancellationToken token = default)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(token);
        ValueTask<Received<T>> receives = Receive(which, time.Token);
        if (!receives.IsCompleted)
            time.CancelAfter(timeout);
        try
        {
            return await receives.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Receives a message if there is one now.</summary>
    /// <exception cref="ObjectDisposedException">The mailbox was freed.</exception>
    public bool TryReceive([MaybeNullWhen(false)] out Received<T> received, Func<Received<T>, bool>? which = null)
    {
        MailboxQueue<T>.Told told;
        lock (_guard)
        {
            ObjectDisposedException.ThrowIf(_queue.IsFreed, this);
            if (!_queue.TryTake(which, out received, out told))
                return false;
        }
        told.Tell();
        return true;
    }

    /// <summary>Receives the next message; the thread waits for it.</summary>
    /// <exception cref="ObjectDisposedException">The mailbox was freed.</exception>
    public Received<T> Receive(CancellationToken token = default)
    {
        ValueTask<Received<T>> receives = Receive(null, token);
        return receives.IsCompletedSuccessfully ? receives.Result : receives.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Receives the next message if one comes in time; the thread waits for it.</summary>
    /// <exception cref="ObjectDisposedException">The mailbox was freed.</exception>
    public bool TryReceive(TimeSpan timeout, [MaybeNullWhen(false)] out Received<T> received)
    {
        Received<T>? found = TryReceiveAsync(timeout).AsTask().GetAwaiter().GetResult();
        received = found.GetValueOrDefault();
        return found.HasValue;
    }

    private ValueTask<Received<T>> Receive(Func<Received<T>, bool>? which, CancellationToken token)
    {
        if (token.IsCancellationRequested)
            return ValueTask.FromCanceled<Received<T>>(token);
        MailboxQueue<T>.Told told;
        Received<T> received;
        Receiver<T>? receiver = null;
        lock (_guard)
        {
            if (_queue.IsFreed)
                return new ValueTask<Received<T>>(Task.FromException<Received<T>>(Freed()));
            if (!_queue.TryTake(which, out received, out told))
                _queue.Wait(receiver = new Receiver<T>(which));
        }
        if (receiver is not null)
            return token.CanBeCanceled ? new ValueTask<Received<T>>(WaitAsync(receiver, token)) : new ValueTask<Received<T>>(receiver.Served);
        told.Tell();
        return new ValueTask<Received<T>>(received);
    }

    // Who gives up while a message is handed over has it: none is lost.
    private async Task<Received<T>> WaitAsync(Receiver<T> receiver, CancellationToken token)
    {
        await using (token.UnsafeRegister(_ => GiveUp(receiver, token), null).ConfigureAwait(false))
            return await receiver.Served.ConfigureAwait(false);
    }

    private void GiveUp(Receiver<T> receiver, CancellationToken token)
    {
        bool hasLeft;
        lock (_guard)
            hasLeft = _queue.Leave(receiver);
        if (hasLeft)
            receiver.Cancel(token);
    }
}
