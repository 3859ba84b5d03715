namespace Interleave.Messaging.Mailboxes;

/// <summary>What has become of a message that was sent. The numbers are sent between processes.</summary>
internal enum Delivery : byte
{
    /// <summary>Not known yet: there was no room, or it is still to be received.</summary>
    Undecided = 0,

    /// <summary>It is in the mailbox.</summary>
    Accepted = 1,

    /// <summary>Somebody has it.</summary>
    Received = 2,

    /// <summary>There was no room, and the sender does not wait.</summary>
    Full = 3,

    /// <summary>The sender has taken it back.</summary>
    Withdrawn = 4,

    /// <summary>There is no such mailbox.</summary>
    NoSuchMailbox = 5,

    /// <summary>The mailbox was freed before.</summary>
    Freed = 6,

    /// <summary>It is no message that the mailbox is for.</summary>
    Unreadable = 7,

    /// <summary>The process has ended.</summary>
    OwnerDied = 8,
}

/// <summary>What a sender waits for. The numbers are sent between processes.</summary>
internal enum Until : byte
{
    /// <summary>For nothing: either there is room or not.</summary>
    Now = 0,

    /// <summary>Until the message is in the mailbox.</summary>
    Accepted = 1,

    /// <summary>Until somebody has received it.</summary>
    Received = 2,
}
