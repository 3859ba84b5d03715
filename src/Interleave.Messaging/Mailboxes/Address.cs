namespace Interleave.Messaging;

/// <summary>Where messages go: a mailbox of a process, or the process itself.</summary>
/// <param name="Process">The name of the process's post office.</param>
/// <param name="Mailbox">The name of the mailbox; empty for the one that stands for the process itself (direct naming).</param>
public readonly record struct Address(string Process, string Mailbox = "")
{
    /// <inheritdoc />
    public override string ToString() => Mailbox.Length == 0 ? Process : $"{Process}/{Mailbox}";

    /// <summary>Whether a sender is this one: any mailbox of the process, if no mailbox is named.</summary>
    internal bool Includes(Address sender) => Process == sender.Process && (Mailbox.Length == 0 || Mailbox == sender.Mailbox);
}
