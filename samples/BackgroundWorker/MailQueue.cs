using System.Threading.Channels;

namespace SampleCode.BackgroundWorker;

/// <summary>Sends mails in the background, one after the other.</summary>
public sealed class MailQueue
{
    readonly Channel<string> mails = Channel.CreateUnbounded<string>();
    readonly CancellationTokenSource stopping = new();
    readonly Task worker;

    public MailQueue(Action<string> send) => worker = Task.Run(() => WorkAsync(send));

    /// <returns>Whether the mail will be sent.</returns>
    public bool TryAdd(string mail) => !stopping.IsCancellationRequested && mails.Writer.TryWrite(mail);

    public async Task StopAsync()
    {
        stopping.Cancel();
        try
        {
            await worker;
        }
        catch (OperationCanceledException)
        {
        }
    }

    async Task WorkAsync(Action<string> send)
    {
        await foreach (string mail in mails.Reader.ReadAllAsync(stopping.Token))
            send(mail);
    }
}
