using System.Threading.Channels;

namespace SampleCode.BackgroundWorker;

/// <summary>Sends mails in the background, one after the other, and all of them before it stops.</summary>
public sealed class DrainedMailQueue
{
    readonly Channel<string> mails = Channel.CreateUnbounded<string>();
    readonly Task worker;

    public DrainedMailQueue(Action<string> send) => worker = Task.Run(() => WorkAsync(send));

    /// <returns>Whether the mail will be sent.</returns>
    public bool TryAdd(string mail) => mails.Writer.TryWrite(mail);

    public Task StopAsync()
    {
        mails.Writer.Complete();
        return worker;
    }

    async Task WorkAsync(Action<string> send)
    {
        await foreach (string mail in mails.Reader.ReadAllAsync())
            send(mail);
    }
}
