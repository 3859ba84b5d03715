using Interleave.Messaging.Mailboxes;
using Interleave.Messaging.Transports;

namespace Interleave.Messaging.Links;

/// <summary>The sending end of a connection, as the mailbox's end sees it.</summary>
internal interface IConnectionSender
{
    /// <summary>So many more messages may be sent.</summary>
    void AddCredit(int count);

    /// <summary>The connection has ended, and why.</summary>
    void End(Delivery why);
}

/// <summary>One in another process.</summary>
internal sealed class RemoteSender(ILink link, long number) : IConnectionSender
{
    public void AddCredit(int count) => link.TellCount(MessageKind.Credit, number, count);

    public void End(Delivery why) => link.Answer(MessageKind.Closed, number, why);
}
