namespace Interleave.Messaging.Mailboxes;

/// <summary>What a mailbox holds: messages, senders that wait for room, receivers that wait for a message. A mailbox without its lock.</summary>
/// <remarks>
/// Invariants: no receiver waits that wants a message which is there; no sender waits while there is room. So a message goes to the receiver
/// that has waited longest and wants it, and messages of one sender are received in the order they were sent, except by choice.
/// </remarks>
internal sealed class MailboxQueue<T>(int capacity)
{
    private Ring<Entry> _messages = new();
    private Ring<Entry> _senders = new();
    private Ring<Receiver<T>> _receivers = new();

    public bool IsFreed { get; private set; }

    public int Count => _messages.Count;

    /// <summary>Takes in a message, hands it over, or lets its sender wait.</summary>
    /// <param name="message">The message.</param>
    /// <param name="until">What the sender waits for.</param>
    /// <param name="pending">Who is told later; without one, nothing is done where somebody would have to be.</param>
    public Delivery Offer(Received<T> message, Until until, PendingSend? pending)
    {
        if (IsFreed)
            return Delivery.Freed;
        for (int i = 0; i < _receivers.Count; i++)
        {
            Receiver<T> receiver = _receivers[i];
            bool wants = receiver.Wants(message, out bool failed);
            if (!wants && !failed)
                continue;
            _receivers.RemoveAt(i--);
            if (!wants)
                continue;
            receiver.Serve(message);
            return Delivery.Received;
        }
        bool hasRoom = _messages.Count < capacity;
        if (!hasRoom && until == Until.Now)
            return Delivery.Full;
        bool isDecided = hasRoom && until != Until.Received;
        if (!isDecided && pending is null)
            return Delivery.Undecided;
        (hasRoom ? ref _messages : ref _senders).Add(new Entry(message, until, isDecided ? null : pending));
        return isDecided ? Delivery.Accepted : Delivery.Undecided;
    }

    /// <summary>The first message that is wanted, and who is to be told of it.</summary>
    public bool TryTake(Func<Received<T>, bool>? which, out Received<T> message, out Told told)
    {
        told = default;
        if (!TryTake(ref _messages, which, out Entry taken) && !TryTake(ref _senders, which, out taken))
        {
            message = default;
            return false;
        }
        message = taken.Message;
        told = new Told(taken.Pending, LetIn());
        return true;
    }

    public void Wait(Receiver<T> receiver) => _receivers.Add(receiver);

    /// <summary>Lets a receiver go that has given up; false if it has its message already.</summary>
    public bool Leave(Receiver<T> receiver)
    {
        for (int i = 0; i < _receivers.Count; i++)
        {
            if (_receivers[i] == receiver)
            {
                _receivers.RemoveAt(i);
                return true;
            }
        }
        return false;
    }

    /// <summary>Takes back a message; false if it is too late.</summary>
    public bool Withdraw(PendingSend pending, out Told told)
    {
        told = default;
        if (TryTake(ref _senders, pending))
            return true;
        if (!TryTake(ref _messages, pending))
            return false;
        told = new Told(null, LetIn());
        return true;
    }

    /// <summary>Ends it: gives out all that wait.</summary>
    public (List<PendingSend> Senders, List<Receiver<T>> Receivers) Free()
    {
        IsFreed = true;
        var senders = new List<PendingSend>();
        var receivers = new List<Receiver<T>>();
        for (; _messages.Count > 0; _messages.RemoveAt(0))
        {
            if (_messages[0].Pending is { } pending)
                senders.Add(pending);
        }
        for (; _senders.Count > 0; _senders.RemoveAt(0))
            senders.Add(_senders[0].Pending!);
        while (_receivers.Count > 0)
            receivers.Add(_receivers.RemoveAt(0));
        return (senders, receivers);
    }

    // One place has become free. Who waits until the message is received goes on waiting, in the mailbox.
    private PendingSend? LetIn()
    {
        if (_senders.Count == 0 || _messages.Count >= capacity)
            return null;
        Entry entry = _senders.RemoveAt(0);
        bool isDecided = entry.Until != Until.Received;
        _messages.Add(isDecided ? entry with { Pending = null } : entry);
        return isDecided ? entry.Pending : null;
    }

    private static bool TryTake(ref Ring<Entry> from, Func<Received<T>, bool>? which, out Entry taken)
    {
        for (int i = 0; i < from.Count; i++)
        {
            if (which is null || which(from[i].Message))
            {
                taken = from.RemoveAt(i);
                return true;
            }
        }
        taken = default;
        return false;
    }

    private static bool TryTake(ref Ring<Entry> from, PendingSend pending)
    {
        for (int i = 0; i < from.Count; i++)
        {
            if (from[i].Pending == pending)
            {
                from.RemoveAt(i);
                return true;
            }
        }
        return false;
    }

    private readonly record struct Entry(Received<T> Message, Until Until, PendingSend? Pending);

    /// <summary>Who is to be told, without the lock, that a message was received, and who that there is room.</summary>
    public readonly struct Told(PendingSend? received, PendingSend? accepted)
    {
        public void Tell()
        {
            received?.Decide(Delivery.Received);
            accepted?.Decide(Delivery.Accepted);
        }
    }
}
