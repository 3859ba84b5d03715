namespace SampleCode.BackgroundWorker;

/// <summary>A service that shuts down while a request still adds a mail.</summary>
public sealed class MailQueueTests
{
    int sent;

    public Task MailQueue_ShutDown_SendsWhatItHasTaken()
    {
        var queue = new MailQueue(_ => sent++);
        return ShutDown(queue.TryAdd, queue.StopAsync);
    }

    public Task DrainedMailQueue_ShutDown_SendsWhatItHasTaken()
    {
        var queue = new DrainedMailQueue(_ => sent++);
        return ShutDown(queue.TryAdd, queue.StopAsync);
    }

    async Task ShutDown(Func<string, bool> add, Func<Task> stop)
    {
        Task<bool> request = Task.Run(() => add("welcome"));
        await stop();
        bool taken = await request;

        Assert.Equal(taken ? 1 : 0, sent);
    }
}
