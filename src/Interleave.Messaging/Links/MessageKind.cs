namespace Interleave.Messaging.Links;

/// <summary>What post offices say to each other: the kinds of frames on a link.</summary>
internal enum MessageKind : byte
{
    /// <summary>First from who connects, then in answer: the name of the process.</summary>
    Hello = 1,

    /// <summary>A message for a mailbox; answered by <see cref="Reply"/>.</summary>
    Send = 2,

    /// <summary>What became of a message, or of the wish to connect.</summary>
    Reply = 3,

    /// <summary>The sender of a message takes it back; the answer is the message's reply.</summary>
    Withdraw = 4,

    /// <summary>A connection to a mailbox is wanted; answered by <see cref="Opened"/>, or by <see cref="Reply"/> if there is none.</summary>
    Open = 5,

    /// <summary>A message on a connection.</summary>
    Data = 6,

    /// <summary>So many more messages may be sent on a connection.</summary>
    Credit = 7,

    /// <summary>From who sends: no more messages come. Answered by <see cref="Closed"/> when all have been received.</summary>
    Finish = 8,

    /// <summary>A connection has ended, and why.</summary>
    Closed = 9,

    /// <summary>A connection is made, and how many messages the mailbox holds.</summary>
    Opened = 10,
}
