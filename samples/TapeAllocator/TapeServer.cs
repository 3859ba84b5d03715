using System.Globalization;

namespace TapeAllocator;

/// <summary>Gives drives to users and takes them back, one message after the other.</summary>
public sealed class TapeServer(int drives, ITapeOffice office)
{
    /// <summary>The text of the message that a user has died. Users cannot send it: see <see cref="ProcessOffice"/>.</summary>
    public const string Died = "died";

    private readonly string?[] _owners = new string?[drives];

    /// <summary>Who has which drive.</summary>
    public IReadOnlyList<string?> Owners => _owners;

    /// <summary>Serves until its mailbox is freed.</summary>
    public async Task RunAsync()
    {
        while (await office.ReceiveAsync() is { } message)
        {
            string[] words = message.Text.Split(' ');
            switch (words)
            {
                case ["request"]:
                    await GrantAsync(message.Sender);
                    break;
                case ["return", var number] when int.TryParse(number, CultureInfo.InvariantCulture, out int drive):
                    await TakeBackAsync(message.Sender, drive - 1);
                    break;
                case [Died]:
                    await TakeBackAllAsync(message.Sender);
                    break;
                default:
                    // Unknown messages are ignored.
                    break;
            }
        }
    }

    private async Task GrantAsync(string user)
    {
        int drive = Array.IndexOf(_owners, null);
        if (drive < 0)
        {
            await office.AnswerAsync(user, "rejected");
            return;
        }
        _owners[drive] = user;
        await office.MountAsync(drive, user);
        // It may have died before it had a drive that its death could give back.
        if (!await office.AnswerAsync(user, $"granted {drive + 1} {HandlerOf(drive)}"))
            await TakeBackAllAsync(user);
    }

    private async Task TakeBackAsync(string user, int drive)
    {
        if (drive < 0 || drive >= _owners.Length || _owners[drive] != user)
        {
            await office.AnswerAsync(user, "rejected");
            return;
        }
        await FreeAsync(drive);
        await office.AnswerAsync(user, $"returned {drive + 1}");
    }

    private async Task TakeBackAllAsync(string user)
    {
        for (int drive = 0; drive < _owners.Length; drive++)
        {
            if (_owners[drive] == user)
                await FreeAsync(drive);
        }
    }

    private async Task FreeAsync(int drive)
    {
        await office.UnmountAsync(drive);
        _owners[drive] = null;
    }

    /// <summary>The name of the process that handles a drive.</summary>
    public static string HandlerOf(int drive) => $"drive-{drive + 1}";
}
