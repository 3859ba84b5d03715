using System.Diagnostics;
using System.Runtime.Versioning;
using Interleave.Messaging;
using Interleave.Messaging.Transports;

namespace TapeAllocator;

/// <summary>The server's world in earnest: users are processes, and each drive that is given out is handled by one.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ProcessOffice : ITapeOffice, IAsyncDisposable
{
    public const string Name = "tapes";
    public const string Requests = "requests";

    private readonly string _folder;
    private readonly PostOffice _office;
    private readonly Mailbox<string> _mailbox;
    private readonly Dictionary<int, Process> _handlers = [];

    // Of those who have asked for something: where answers go.
    private readonly Dictionary<string, Address> _users = [];

    private ProcessOffice(string folder, PostOffice office)
    {
        _folder = folder;
        _office = office;
        _mailbox = office.Allocate<string>(Requests);
        // As a message to itself, so that the server does one thing after the other.
        office.ProcessEnded += process => _ = office.SendAsync($"{TapeServer.Died} {process}", _mailbox.Address).AsTask();
    }

    public static async Task<ProcessOffice> OpenAsync(string folder) =>
        new(folder, await PostOffice.OpenAsync(Name, new UnixSocketTransport(folder)));

    public async ValueTask<TapeMessage?> ReceiveAsync()
    {
        try
        {
            Received<string> received = await _mailbox.ReceiveAsync();
            if (received.Sender.Process == Name)
            {
                string[] words = received.Message.Split(' ', 2);
                _users.Remove(words[1]);
                return new TapeMessage(words[1], words[0]);
            }
            _users[received.Sender.Process] = received.Sender;
            // Only the server itself says that somebody has died.
            return new TapeMessage(received.Sender.Process, received.Message == TapeServer.Died ? "" : received.Message);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>The server has nothing more to receive, and ends.</summary>
    public void EndReceiving() => _mailbox.Free();

    public async ValueTask<bool> AnswerAsync(string user, string text)
    {
        try
        {
            await _office.SendAsync(text, _users[user]);
            return true;
        }
        catch (UndeliveredException)
        {
            return false;
        }
    }

    public async ValueTask MountAsync(int drive, string user)
    {
        Process handler = Process.Start(Self("drive", _folder, TapeServer.HandlerOf(drive), user))!;
        _handlers[drive] = handler;
        // It is there as soon as it says so.
        await handler.StandardOutput.ReadLineAsync();
    }

    public async ValueTask UnmountAsync(int drive)
    {
        if (!_handlers.Remove(drive, out Process? handler))
            return;
        using (handler)
        {
            handler.StandardInput.Close();
            await handler.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (int drive in _handlers.Keys.ToArray())
            await UnmountAsync(drive);
        await _office.DisposeAsync();
    }

    private static ProcessStartInfo Self(params string[] arguments)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet")
            info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (string argument in arguments)
            info.ArgumentList.Add(argument);
        return info;
    }
}
