namespace TapeAllocator;

/// <summary>What the server has of the world: its mailbox, ways to its users, and drives.</summary>
public interface ITapeOffice
{
    /// <summary>The next message; none when the mailbox was freed.</summary>
    ValueTask<TapeMessage?> ReceiveAsync();

    /// <summary>Answers a user; false if it has died.</summary>
    ValueTask<bool> AnswerAsync(string user, string text);

    /// <summary>Has a drive handled for a user.</summary>
    ValueTask MountAsync(int drive, string user);

    /// <summary>Ends that.</summary>
    ValueTask UnmountAsync(int drive);
}

/// <summary>A message to the server.</summary>
/// <param name="Sender">The user that sent it, or that it is about.</param>
/// <param name="Text">What it says.</param>
public sealed record TapeMessage(string Sender, string Text);
