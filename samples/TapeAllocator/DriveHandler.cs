using System.Runtime.Versioning;
using Interleave.Messaging;
using Interleave.Messaging.Transports;

namespace TapeAllocator;

/// <summary>A process that writes on one drive for one user, until the server closes its standard input.</summary>
[UnsupportedOSPlatform("windows")]
internal static class DriveHandler
{
    public const string Tape = "tape";

    public static async Task RunAsync(string folder, string drive, string user)
    {
        await using PostOffice office = await PostOffice.OpenAsync(drive, new UnixSocketTransport(folder));
        Mailbox<string> mailbox = office.Allocate<string>(Tape);
        Task writes = WriteAsync(office, mailbox, user);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        mailbox.Free();
        await writes;
    }

    private static async Task WriteAsync(PostOffice office, Mailbox<string> mailbox, string user)
    {
        int records = 0;
        try
        {
            while (true)
            {
                Received<string> received = await mailbox.ReceiveAsync();
                if (received.Sender.Process == user && received.Message.StartsWith("write ", StringComparison.Ordinal))
                    await office.SendAsync($"written {++records}", received.Sender);
            }
        }
        catch (Exception end) when (end is ObjectDisposedException or UndeliveredException)
        {
            // The drive was taken back, or its user is dead: then it will be.
        }
    }
}
