using Interleave.Messaging.Mailboxes;

namespace Interleave.Messaging;

/// <summary>Why a message was not delivered.</summary>
public enum UndeliveredReason
{
    /// <summary>There is no process of that name.</summary>
    NoSuchProcess,

    /// <summary>The process has no mailbox of that name.</summary>
    NoSuchMailbox,

    /// <summary>Its owner has freed the mailbox.</summary>
    Freed,

    /// <summary>The process has ended; whether it had the message before is not known.</summary>
    OwnerDied,

    /// <summary>It is no message of the type that the mailbox is for.</summary>
    Unreadable,
}

/// <summary>A message was not delivered.</summary>
public sealed class UndeliveredException : Exception
{
    /// <summary>To whom, and why not.</summary>
    public UndeliveredException(Address to, UndeliveredReason reason, Exception? inner = null)
        : base($"Not delivered to {to}: {Words(reason)}", inner)
    {
        To = to;
        Reason = reason;
    }

    /// <summary>To whom it was sent.</summary>
    public Address To { get; }

    /// <summary>Why it was not delivered.</summary>
    public UndeliveredReason Reason { get; }

    internal static UndeliveredException From(Delivery delivery, Address to) => new(to, delivery switch
    {
        Delivery.NoSuchMailbox => UndeliveredReason.NoSuchMailbox,
        Delivery.Freed => UndeliveredReason.Freed,
        Delivery.Unreadable => UndeliveredReason.Unreadable,
        _ => UndeliveredReason.OwnerDied,
    });

    private static string Words(UndeliveredReason reason) => reason switch
    {
        UndeliveredReason.NoSuchProcess => "no process of that name listens on this transport; start it first.",
        UndeliveredReason.NoSuchMailbox => "the process has no mailbox of that name; its owner allocates it first.",
        UndeliveredReason.Freed => "the mailbox was freed by its owner.",
        UndeliveredReason.OwnerDied => "the process has ended; whether it had the message before is not known.",
        _ => "it is no message of the type that the mailbox is for.",
    };
}
